// Prints numbers for people, digit for digit as the core prints them. Knows no DOM and no core.

const NARROW_NO_BREAK_SPACE = '\u202f';
const ABSENT = '\u2013';
// "4.73 k/s", not "4.73 k1/s".
const UNIT_LABELS = new Map([
  ['J*s', 'J·s'],
  ['1/s', '/s'],
]);
// What is counted for each of something else has no prefix below one: nobody says "222
// milli-operations a byte", and "995 m/s" is a speed.
const COUNTED_FOR_EACH = ['op/B', '1/s', 'tokens/s'];

/**
 * `digits` significant digits as mantissa and exponent. JavaScript rounds a tie away from zero and
 * the core to the even digit, so an exact tie is settled here.
 * @param {number} value
 * @param {number} digits
 */
function decimal(value, digits) {
  let [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  if (is_tie(value, digits) && Number(mantissa.at(-1)) % 2 === 1) {
    const last = Number(mantissa.at(-1)) - 1;
    mantissa = mantissa.slice(0, -1) + last;
  }
  return { mantissa, exponent: Number(exponent) };
}

/** @param {number} value @param {number} digits */
function is_tie(value, digits) {
  const rest = value.toExponential(60).split('e')[0].replace(/[-.]/g, '').slice(digits);
  return /^50*$/.test(rest);
}

/** @param {{mantissa: string}} number @param {number} whole digits before the point */
function with_point({ mantissa }, whole) {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').padEnd(whole, '0');
  const fraction = digits.slice(whole);
  return sign + digits.slice(0, whole) + (fraction ? `.${fraction}` : '');
}

/** @param {number | null | undefined} value @returns {value is number} */
export function is_present(value) {
  return typeof value === 'number' && Number.isFinite(value);
}

/**
 * Three significant digits, an SI prefix, a narrow no-break space, the unit: "3.35 TB/s".
 * @param {number | null | undefined} value
 * @param {string} unit
 * @param {import('../types.js').Prefix[]} prefixes
 */
export function format_quantity(value, unit, prefixes) {
  if (!is_present(value)) return ABSENT;
  const number = value === 0 ? { mantissa: '0', exponent: 0 } : decimal(value, 3);
  const power = Math.floor(number.exponent / 3) * 3;
  const has_no_prefix = number.exponent < 0 && COUNTED_FOR_EACH.includes(unit);
  if (has_no_prefix && number.exponent >= -3) {
    return format_number(value) + NARROW_NO_BREAK_SPACE + (UNIT_LABELS.get(unit) ?? unit);
  }
  const prefix = has_no_prefix
    ? undefined
    : prefixes.find((candidate) => candidate.exponent === power);
  const text = prefix
    ? with_point(number, number.exponent - power + 1)
    : `${with_point(number, 1)}e${number.exponent}`;
  const tail = (prefix?.symbol ?? '') + (UNIT_LABELS.get(unit) ?? unit);
  return tail ? text + NARROW_NO_BREAK_SPACE + tail : text;
}

/**
 * Three significant digits without a prefix, for ratios people compare by eye: "0.500", "110".
 * @param {number | null | undefined} value
 */
export function format_number(value) {
  if (!is_present(value)) return ABSENT;
  if (value === 0) return '0';
  const { mantissa, exponent } = decimal(value, 3);
  if (exponent < -3 || exponent > 5) return `${mantissa}e${exponent}`;
  return Number(`${mantissa}e${exponent}`).toFixed(Math.max(0, 2 - exponent));
}

/**
 * A fraction as percent: "59.5 %", and "< 0.01 %" rather than a row of zeros.
 * @param {number | null | undefined} fraction
 */
export function format_percent(fraction) {
  if (!is_present(fraction)) return ABSENT;
  const percent = fraction * 100;
  if (percent !== 0 && Math.abs(percent) < 0.01)
    return `<${NARROW_NO_BREAK_SPACE}0.01${NARROW_NO_BREAK_SPACE}%`;
  return format_number(percent) + NARROW_NO_BREAK_SPACE + '%';
}

/**
 * A value of a column of the report, in the way its kind is read best.
 * @param {number | null | undefined} value
 * @param {{name: string, unit: string}} column
 * @param {import('../types.js').Prefix[]} prefixes
 */
export function format_value(value, column, prefixes) {
  if (column.name.endsWith('_fraction')) return format_percent(value);
  return format_quantity(value, column.unit, prefixes);
}

/**
 * Names of layers beside that of one they belong to, without the groups they share with it:
 * beside layer1.0.conv1, layer1.0.bn1 is bn1.
 * @param {string} name
 * @param {string[]} others
 */
export function short_names(name, others) {
  const groups = name.split('.').slice(0, -1);
  return others.map((other) => {
    const parts = other.split('.');
    const end = parts.findIndex((part, at) => part !== groups[at]);
    return parts.slice(Math.max(0, Math.min(end, parts.length - 1))).join('.');
  });
}

/**
 * How many of something: "1 layer", "8 layers".
 * @param {number} count
 * @param {string} noun
 */
export function format_count(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
