"""The report on an import as people read it. In: an `ImportReport`. Out: lines for a terminal, or one HTML
file.
"""

from notice_site.importing.writing.report import ImportReport
from notice_site.importing.writing.report_rows import ReportRow
from notice_site.words import Words

SHOWN = 8
"""How many values of one reason a terminal shows; the HTML file shows all."""


def report_lines(report: ImportReport, words: Words) -> list[str]:
    """The report in short: what was guessed by its reason, what is left over, the next steps."""
    lines = [words.say_many("{n} value is sure.", "{n} values are sure.", len(report.sure)), report.counted]
    if report.guessed:
        lines += ["", words.say_many("{n} value is a guess:", "{n} values are guesses:", len(report.guessed))]
        lines += [
            line for why, rows in by_reason(report.guessed).items() for line in _guessed(why, rows, words)
        ]
    if report.left:
        lines += ["", words.say("Left over, nowhere in the data:")]
        lines += [f"  {text} ({place})" for text, place in report.left]
    if report.added:
        lines += [
            "",
            words.say("In the data, but not in the source:"),
            *(f"  {text}" for text in report.added),
        ]
    if report.passed:
        lines += ["", words.say("Passed over:")]
        lines += [
            f"  {what}: {' / '.join(text.splitlines())} ({place})" for what, text, place in report.passed
        ]
    if report.cited:
        lines += ["", words.say("Documents that the text cites: {cited}", cited=report.cited)]
    lines += ["", words.say("Next steps:")]
    return lines + [f"  {number}. {step}" for number, step in enumerate(report.steps, 1)]


def by_reason(rows: tuple[ReportRow, ...]) -> dict[str, list[ReportRow]]:
    """Values by why they may be otherwise, in their order."""
    found: dict[str, list[ReportRow]] = {}
    for row in rows:
        found.setdefault(row.why, []).append(row)
    return found


def render_import_report(report: ImportReport, words: Words) -> str:
    """The report as one HTML file that asks for nothing else."""
    from notice_site.sheets.environment import sheet_environment  # noqa: PLC0415 - only who asks for it waits for it

    template = sheet_environment(words).get_template("import.html.jinja")
    return template.render(report=report, guessed=by_reason(report.guessed))


def _guessed(why: str, rows: list[ReportRow], words: Words) -> list[str]:
    lines = [f"  {why}"]
    lines += [f"    {_looked_up(row, words)}" for row in rows[:SHOWN]]
    more = len(rows) - SHOWN
    return [*lines, *([f"    {words.say('… and {n} more', n=more)}"] if more > 0 else [])]


def _looked_up(row: ReportRow, words: Words) -> str:
    """A value with where it stands in the data and in the source."""
    where = words.say("line {number}", number=row.line) if row.line else row.fact
    place = f" ({row.place})" if row.place else ""
    return f"{where} {row.name}: {row.value}{place}"
