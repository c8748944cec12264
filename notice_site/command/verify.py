"""The command `verify`. In: what was chosen. Out: whether site, documents and editions agree; 1 where not."""

import argparse

from notice_site.command.parser import Parser
from notice_site.command.site_commands import build_options
from notice_site.disk import disk_faults
from notice_site.editions.data_file import write_whole
from notice_site.problem import Message
from notice_site.project import command_line
from notice_site.site.verify import sums_of, verify_site


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Compare, and say what was compared with what."""
    catalogue, options = parser.catalogue, build_options(chosen)
    done = verify_site(options, chosen.code or "", chosen.sums)
    edition = done.edition
    print(catalogue.translate("{folder}: edition {number}", folder=options.out, number=edition.number))
    if edition.entry:
        code, name = edition.entry.code, edition.entry.by
        print(catalogue.translate("Published with code {code}, entered by {name}.", code=code, name=name))
    for fault in done.faults:
        print(f"  ✗ {catalogue.read(fault)}")
    if done.faults:
        build = command_line("build", "--data", options.data)
        print(
            catalogue.translate(
                "They do not agree. Another version of the program gives other files too. "
                "If the editions are right, build the site again: {command}",
                command=build,
            )
        )
        return 1
    if done.proofs:
        message = Message(
            "Site ({n} files), documents and editions agree with each other and with {kept}.",
            n=done.files,
            kept=done.proofs,
        )
    else:
        message = Message(
            "Site ({n} files), documents and editions agree with each other: consistent, origin not proved. "
            "Compare with what was kept elsewhere: --code of the signed sheet, or --sums.",
            n=done.files,
        )
    print(catalogue.read(message))
    if chosen.save_sums:
        with disk_faults(chosen.save_sums.parent):
            write_whole(chosen.save_sums, sums_of(options.out))
        print(catalogue.translate("{file} is written.", file=chosen.save_sums))
    return 0
