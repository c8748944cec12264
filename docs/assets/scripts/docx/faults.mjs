/** Files that cannot be used: why, and the message for their reader. No DOM. */

/** A file that is not what it should be; `code` is one of those in `faultMessage`, or `other-annex`. */
export class FileFault extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** What is wrong with a file, by the code of its fault, and what to do; any other error counts as unreadable. */
export function faultMessage(code, t) {
  const messages = {
    empty: t('The file is empty. Take it from where it came from once more.'),
    large: t(
      'The file is larger than 50 MB; a filled form has less than 1 MB. Choose the form itself, without scans.',
    ),
    swells: t(
      'The file holds far more than a form can. It was not opened; fill in a fresh copy of the form.',
    ),
    slow: t(
      'The file takes longer to read than any form does. It was not opened; fill in a fresh copy of the form.',
    ),
    stopped: t('Reading was stopped.'),
    macros: t(
      'The file carries macros, which no form of this notice has. It was not opened; fill in a fresh copy of the form.',
    ),
    encrypted: t(
      'The file is protected by a password. Open it in WPS or Word, take the password away, save it, and choose it again.',
    ),
    'old-kind': t(
      'This is an old file (.doc or .wps). Open it in WPS or Word, save it as .docx, and choose it again.',
    ),
    pdf: t('This is a PDF. Choose the Word file (.docx) that it was made from.'),
    'other-kind': t('This is no Word file. Choose the filled form, whose name ends in .docx.'),
    damaged: t('The file is damaged. Save it once more in WPS or Word, or take it from where it came from.'),
    'other-call': t('This form belongs to another notice. Fill in the form of this page.'),
    'other-form': t(
      'This Word file is not this form, or its table has been changed. Fill in the form of this page.',
    ),
    'newer-edition': t('This form is of a newer edition than the page. Load the page anew.'),
    unreadable: t(
      'The file could not be read. If it lies in a cloud folder, load it onto this device first.',
    ),
  };
  return messages[code] || messages.unreadable;
}
