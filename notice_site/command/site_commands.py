"""The commands `build`, `serve` and `publish`. In: what was chosen. Out: a site, a preview, an edition."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from notice_site.checks.report import write_report
from notice_site.command.cli import print_progress
from notice_site.command.parser import Parser
from notice_site.editions.publishing import shown_state
from notice_site.language.catalogue import Catalogue
from notice_site.problem import ProblemsFound, SiteFault, open_problems
from notice_site.project import call_folder
from notice_site.site.build import Publication, build_site, publish_site
from notice_site.site.kit import write_kit
from notice_site.site.options import BuildOptions
from notice_site.site.serve import serve_site


def build_options(chosen: argparse.Namespace) -> BuildOptions:
    """The options; a preview has no folder of its own, and no warning stops it."""
    return BuildOptions(
        data=chosen.data,
        out=getattr(chosen, "out", None) or call_folder(chosen.data).site,
        site_url=chosen.site_url,
        pdf_engine=chosen.pdf_engine,
        strict=getattr(chosen, "strict", False),
    )


@contextmanager
def says_that_the_old_site_stands(options: BuildOptions, catalogue: Catalogue) -> Iterator[None]:
    """Where no new site can be made and an old one stands, say what its readers still see, and what to do."""
    try:
        yield
    except (ProblemsFound, SiteFault):
        if shown := shown_state(options.out):
            deadline = shown.deadline or catalogue.translate("The notice does not say")
            text = catalogue.translate(
                "{folder} stays as it was: its readers still see edition {number}, deadline {deadline}.",
                folder=options.out,
                number=shown.edition,
                deadline=deadline,
            )
            todo = catalogue.translate("Correct at once what is listed below, and run the command again.")
            print(f"{text}\n    {todo}", file=sys.stderr)
        raise


def run_build(chosen: argparse.Namespace, parser: Parser) -> int:
    """Build the site; warnings that nobody accepted are printed."""
    catalogue, options = parser.catalogue, build_options(chosen)
    print_progress(catalogue.translate("Building {folder} …", folder=options.out))
    with says_that_the_old_site_stands(options, catalogue):
        warnings = build_site(options)
    sys.stderr.write(write_report(open_problems(warnings), options.data, "text", catalogue))
    print_progress(catalogue.translate("{folder} is ready.", folder=options.out))
    if chosen.kit:
        write_kit(options.out, chosen.kit)
        print_progress(catalogue.translate("{folder} is ready.", folder=chosen.kit))
    return 0


def run_serve(chosen: argparse.Namespace, parser: Parser) -> int:
    """Serve the preview, and say where it is."""

    def ready(address: str) -> None:
        print(parser.catalogue.translate("Preview: {address} (Ctrl+C ends it)", address=address), flush=True)

    serve_site(build_options(chosen), ready)
    return 0


def run_publish(chosen: argparse.Namespace, parser: Parser) -> int:
    """Publish the next edition; warnings that nobody accepted are printed."""
    catalogue, options = parser.catalogue, build_options(chosen)
    print_progress(catalogue.translate("Building {folder} …", folder=options.out))
    with says_that_the_old_site_stands(options, catalogue):
        edition, warnings = publish_site(options, _publication(chosen, parser))
    sys.stderr.write(write_report(open_problems(warnings), options.data, "text", catalogue))
    print(
        catalogue.translate(
            "Edition {number} is published; {folder} is ready.", number=edition.number, folder=options.out
        )
    )
    if edition.entry:
        code, name = edition.entry.code, edition.entry.by
        print(catalogue.translate("Code {code}, entered by {name}.", code=code, name=name))
    return 0


def _publication(chosen: argparse.Namespace, parser: Parser) -> Publication:
    """The arguments; a code without a name, or a name without a code, is a faulty command line."""
    if bool(chosen.code) != bool(chosen.entered_by):
        wanted = "--entered-by" if chosen.code else "--code"
        parser.error(parser.catalogue.translate("{option} is needed", option=wanted))
    # The separator of the edition's first line.
    name = (chosen.entered_by or "").replace("·", "•")
    return Publication(chosen.today, chosen.minor or "", chosen.code or "", name)
