// Tables as comma-separated values. Knows no page and no core.

/** @param {unknown} value a text or a number; what is not known is an empty cell */
export function csv_cell(value) {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  const text = String(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {unknown[][]} rows the first one with the heads */
export function csv_text(rows) {
  return rows.map((row) => `${row.map(csv_cell).join(',')}\n`).join('');
}
