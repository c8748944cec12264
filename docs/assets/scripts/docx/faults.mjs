/** Why a file cannot be read. No DOM. */

/** A file that is not what it should be; `code` says which sentence its reader is told. */
export class FileFault extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}
