// What is written on the pages of a PDF that the browser printed.
import { inflateSync } from 'node:zlib';

/** The objects of a file by their number, as Latin-1 text. @param {string} file */
function objects_of(file) {
  const objects = new Map();
  for (const [, number, body] of file.matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)) {
    objects.set(Number(number), body);
  }
  return objects;
}

/** The bytes of a stream, as Latin-1 text; empty for other objects. @param {string} body */
function stream_of(body) {
  const length = /\/Length (\d+)/.exec(body);
  const begin = body.indexOf('stream\n') + 'stream\n'.length;
  if (!length || begin < 'stream\n'.length) return '';
  const bytes = Buffer.from(body.slice(begin, begin + Number(length[1])), 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

const characters = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** The characters that the codes of a font stand for. @param {string} map of its ToUnicode */
function codes_of(map) {
  const codes = new Map();
  for (const [, rows] of map.matchAll(/beginbfchar\n([^]*?)endbfchar/g)) {
    for (const [, code, text] of rows.matchAll(/<(\w+)> <(\w+)>/g)) {
      codes.set(code.toUpperCase(), characters(text));
    }
  }
  for (const [, rows] of map.matchAll(/beginbfrange\n([^]*?)endbfrange/g)) {
    for (const [, first, last, text] of rows.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); ++code) {
        const of_code = parseInt(text, 16) + code - parseInt(first, 16);
        const name = code.toString(16).toUpperCase().padStart(first.length, '0');
        codes.set(name, String.fromCodePoint(of_code));
      }
    }
  }
  return codes;
}

/** A text without spaces, its ligatures as letters. @param {string} text */
export const plain_letters = (text) => text.normalize('NFKC').replace(/\s/g, '');

/** The words of all pages in the order in which they are drawn. @param {Buffer} pdf */
export function text_of_pdf(pdf) {
  const objects = objects_of(pdf.toString('latin1'));
  // The browser names a font after its object.
  const fonts = new Map();
  for (const [number, body] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(body);
    if (map) fonts.set(`F${number}`, codes_of(stream_of(objects.get(Number(map[1])))));
  }
  let text = '';
  for (const body of objects.values()) {
    let font = new Map();
    for (const [, name, hex] of stream_of(body).matchAll(/\/(F\d+) [\d.]+ Tf|<(\w+)> Tj/g)) {
      if (name) {
        font = fonts.get(name) ?? new Map();
        continue;
      }
      const width = [...font.keys()][0]?.length ?? 4;
      for (let at = 0; at < hex.length; at += width) {
        text += font.get(hex.slice(at, at + width).toUpperCase()) ?? '';
      }
    }
  }
  return plain_letters(text);
}
