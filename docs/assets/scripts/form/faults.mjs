/** What is said of a file that cannot be used. In: the fault and the form. Out: a sentence of what to do. No DOM. */

/** The sentence for a FileFault. */
export function fileWords(code, say) {
  const sentences = {
    empty: say('The file is empty. Take it from where it came from once more.'),
    large: say(
      'The file is larger than 50 MB; a filled form has less than 1 MB. Choose the form itself, without scans.',
    ),
    swells: say(
      'The file holds far more than a form can. It was not opened; fill in a fresh copy of the form.',
    ),
    macros: say(
      'The file carries macros, which no form of this notice has. It was not opened; fill in a fresh copy of the form.',
    ),
    encrypted: say(
      'The file is protected by a password. Open it in WPS or Word, take the password away, save it, and choose it again.',
    ),
    'old-kind': say(
      'This is an old file (.doc or .wps). Open it in WPS or Word, save it as .docx, and choose it again.',
    ),
    pdf: say('This is a PDF. Choose the Word file (.docx) that it was made from.'),
    'other-kind': say('This is no Word file. Choose the filled form, whose name ends in .docx.'),
    damaged: say(
      'The file is damaged. Save it once more in WPS or Word, or take it from where it came from.',
    ),
    'other-call': say('This form belongs to another notice. Fill in the form of this page.'),
    'other-form': say(
      'This Word file is not this form, or its table has been changed. Fill in the form of this page.',
    ),
    'newer-edition': say('This form is of a newer edition than the page. Load the page anew.'),
    unreadable: say(
      'The file could not be read. If it lies in a cloud folder, load it onto this device first.',
    ),
  };
  return sentences[code] || sentences.unreadable;
}
