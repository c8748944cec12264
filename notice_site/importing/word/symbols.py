"""Characters of symbol fonts. In: a font and a character. Out: what people see, in Unicode."""

WINGDINGS = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xB2: "☆",
    0xAB: "★",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "☒",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
WINGDINGS_2 = {0x2A: "□", 0x30: "□", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"}
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "symbol": SYMBOL}
PRIVATE = range(0xF000, 0xF100)


def is_symbol_font(font: str | None) -> bool:
    """Whether its characters are other ones than they seem."""
    return bool(font) and str(font).lower() in FONTS


def in_unicode(font: str | None, character: str) -> str | None:
    """The character that people see; None where that is not known."""
    code = ord(character)
    characters = FONTS.get((font or "wingdings").lower(), {})
    if code in PRIVATE:
        return characters.get(code - PRIVATE.start)
    return characters.get(code, character) if is_symbol_font(font) else character
