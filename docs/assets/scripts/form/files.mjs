/**
 * The Word files of a form: written with values, read to values, offered to save.
 *
 * Two scripts are fetched for it: the blank form, and the library by which browsers older than 2023 unpack files.
 */

import {LARGEST_FILE, openDocx, saveDocx} from '../docx/document.mjs';
import {FileFault} from '../docx/faults.mjs';
import {fillDocx} from '../docx/fill.mjs';
import {inSlices} from '../docx/pace.mjs';
import {reading} from '../docx/read.mjs';
import {libraryCodec, nativeCodec} from '../docx/zip.mjs';
import {loadScript} from '../page/deferred.mjs';
import {isGiven, nameField} from './values.mjs';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** What no file name can have on some system: `甲/乙:丙` */
const FORBIDDEN = /[\\/:*?"<>|\s]+/g;
const LONGEST_NAME = 40;

/** `form` is the data of the page, or as much of another form; `library` the address of fflate. */
export class FormFiles {
  constructor(form, library) {
    this.form = form;
    this.library = library;
  }

  /** All that comes over the network: the blank form, and for old browsers the library. */
  async fetch() {
    this.codec = this.codec || nativeCodec() || (await loadedCodec(this.library));
    this.bytes = this.bytes || (await blankBytes(this.form));
  }

  /** Opens the blank form, once. */
  async prepare() {
    if (this.blank) return;
    await this.fetch();
    this.blank = await openDocx(this.bytes, this.codec);
  }

  /** The form with these values in it, as a `File`. */
  async filled(values) {
    await this.prepare();
    const tree = fillDocx(this.blank, this.form.fields, values);
    return new File([await saveDocx(this.blank, tree, this.codec)], this.nameFor(values), {type: DOCX});
  }

  /** The form's name and that of who filled it in. */
  nameFor(values) {
    const first = nameField(this.form.fields);
    const given = first && isGiven(values[first.id]) ? values[first.id].trim() : '';
    const end = [...given.replace(FORBIDDEN, ' ')].slice(0, LONGEST_NAME).join('').trim();
    return `${this.form.file}${end && ` ${end}`}.docx`;
  }

  /**
   * `values`, `missing`, `foundBy` as readDocx gives them; `edition`, null where the file names none; `isOlder`
   * where the form has changed since. Throws a FileFault; `stop`, as of makeStop, ends it.
   */
  async read(file, stop) {
    if (file.size > LARGEST_FILE) throw new FileFault('large');
    await this.prepare();
    const document = await openDocx(await bytesOf(file), this.codec, stop);
    const {properties} = document;
    this.checkOwner(properties);
    const read = await inSlices(reading(document, this.blank, this.form.fields), stop);
    const edition = Number(properties.NoticeSiteEdition) || null;
    const isSame = [undefined, this.form.version].includes(properties.NoticeSiteFormVersion);
    if (edition > this.form.edition && !isSame) throw new FileFault('newer-edition');
    return {...read, edition, isOlder: !isSame};
  }

  checkOwner({NoticeSiteCall: call, NoticeSiteAnnex: annex}) {
    if (call !== undefined && call !== this.form.call) throw new FileFault('other-call');
    if (annex === undefined || annex === this.form.annex) return;
    const fault = new FileFault('other-annex');
    fault.annex = annex;
    throw fault;
  }
}

async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (_error) {
    throw new FileFault('unreadable');
  }
}

/** The blank form that the site offers for download, from a script: on disk a browser loads nothing else. */
async function blankBytes({annex, blank}) {
  await loadScript(blank);
  return Uint8Array.from(atob(window.noticeBlanks[annex]), (character) => character.charCodeAt(0));
}

async function loadedCodec(address) {
  await loadScript(address);
  return libraryCodec(window.fflate);
}

/** Hands a file to the reader to save. */
export function offer(file) {
  const address = URL.createObjectURL(file);
  const $link = document.createElement('a');
  $link.href = address;
  $link.download = file.name;
  document.body.append($link);
  $link.click();
  $link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
