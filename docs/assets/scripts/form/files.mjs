/**
 * The form's Word file, there and back. In: the form as the page has it. Out: files to save, values from files.
 *
 * No DOM but for two scripts: the blank form, and the library that browsers older than 2023 load, to unpack files.
 */

import {LARGEST_FILE, openDocx, saveDocx} from '../docx/document.mjs';
import {libraryCodec, nativeCodec} from '../docx/deflate.mjs';
import {FileFault} from '../docx/faults.mjs';
import {fillDocx} from '../docx/fill.mjs';
import {readDocx} from '../docx/read.mjs';
import {isGiven, typedFields} from './values.mjs';
import {loadScript} from '../page/script-file.mjs';

const KIND = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const FORBIDDEN = /[\\/:*?"<>|\s]+/g;
const LONGEST_NAME = 40;

/** Reads and writes the Word files of one form; the library's address is used by old browsers only. */
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

  /** Makes what every file needs, once. */
  async prepare() {
    if (this.blank) return;
    await this.fetch();
    this.blank = await openDocx(this.bytes, this.codec);
  }

  /** The form with these values in it, as a `File` of its Chinese name. */
  async filled(values) {
    await this.prepare();
    const tree = fillDocx(this.blank, this.form.fields, values);
    return new File([await saveDocx(this.blank, tree, this.codec)], this.nameFor(values), {type: KIND});
  }

  /** The form's name, and the first thing that everybody fills in: the organisation, the project. */
  nameFor(values) {
    const first = typedFields(this.form.fields).find(({kind, required}) => kind === 'text' && required);
    const given = first && isGiven(values[first.id]) ? values[first.id].trim() : '';
    const end = [...given.replace(FORBIDDEN, ' ')].slice(0, LONGEST_NAME).join('').trim();
    return `${this.form.file}${end && ` ${end}`}.docx`;
  }

  /**
   * What a file says: `values`, `missing`, `ways` as in docx-read.mjs, `edition` (null where the file does not say),
   * and `isOlder` where the form has changed since. Raises FileFault.
   */
  async read(file) {
    if (file.size > LARGEST_FILE) throw new FileFault('large');
    await this.prepare();
    const document = await openDocx(await bytesOf(file), this.codec);
    const {properties} = document;
    this.checkOwner(properties);
    const found = readDocx(document, this.blank, this.form.fields);
    const edition = Number(properties.NoticeSiteEdition) || null;
    const isSame = [undefined, this.form.version].includes(properties.NoticeSiteFormVersion);
    if (edition > this.form.edition && !isSame) throw new FileFault('newer-edition');
    return {...found, edition, isOlder: !isSame};
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
  } catch (error) {
    throw new FileFault('unreadable');
  }
}

/** The blank form as the site offers it, from a script: on disk a browser loads nothing else. */
async function blankBytes({annex, blank}) {
  await loadScript(blank);
  return Uint8Array.from(atob(window.noticeBlanks[annex]), (sign) => sign.charCodeAt(0));
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
