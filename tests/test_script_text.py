"""What of a script is code, and the script as it is shipped."""

from pathlib import Path

from notice_site.script_modules import blank_text
from notice_site.theme.scripts import shortened_script
from tests.script_files import HARD_TO_READ, node


def test_blanking_keeps_every_place_and_line() -> None:
    script = HARD_TO_READ + "x = a / b; y = `${`${'}'}`}`; z = (1) / 2 / 3; return /x/.test(y)"
    blank = blank_text(script)
    assert [len(line) for line in blank.split("\n")] == [len(line) for line in script.split("\n")]
    assert "x = a / b; y = " in blank
    assert "z = (1) / 2 / 3; return    .test(y)" in blank
    assert "gone" not in blank


HARD_TO_SHORTEN = """
const a = 3, b = -2, list = [1,
  2 ];
let c = a - -b + +a
c = c < !--list.length ? 1 : a ? .5 : 2
const f = (x) => {
  return x
}
;[1, 2].forEach((n) => console.log(n / 2 / 1, 'a  =  b', /x = y/.test('x = y'), `${ a } = ${ f(n) }`))
if (c) console.log(c)
else console.log('none')
const o = { in: 1, of: [ 2 ] }
for (const one of [ 'x' ]) console.log(one in o, 'in' in o, typeof one === 'string' && one
  .length)
c++
++c
console.log(c)
"""


def test_a_shortened_script_does_the_same(tmp_path: Path) -> None:
    long, short = tmp_path / "long.js", tmp_path / "short.js"
    long.write_text(HARD_TO_SHORTEN, "utf-8")
    short.write_text(shortened_script(HARD_TO_SHORTEN), "utf-8")
    said = node(str(long))
    assert len(said.splitlines()) == 5
    assert node(str(short)) == said
    assert "a  =  b" in short.read_text("utf-8")
    assert "const a=3,b=-2,list=[1,2];" in short.read_text("utf-8")
