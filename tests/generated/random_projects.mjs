// Projects and edits made by chance, for properties that hold of all of them. The core makes them
// canonical, and refuses what cannot be.

/** Numbers from 0 to 1, the same for the same seed (mulberry32, a public-domain generator). */
export function random_source(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const whole = (random, least, most) => least + Math.floor(random() * (most - least + 1));
export const one_of = (random, list) => list[Math.floor(random() * list.length)];
const chance = (random, probability) => random() < probability;
const power = (random, least, most) =>
  Number((10 ** (least + random() * (most - least))).toPrecision(4));

const NAMES = [
  ...['conv', 'fc', 'block.attention.q_proj'],
  ...['ℓayer', 'ü', 'naïve "quoted"', '層', 'a & <b>'],
];
const TITLES = [
  ...['', 'A first try', 'Größe, 大きさ, حجم'],
  ...['emoji 🏠 and "quotes" \\ / #&=?%', '\u0000\t'],
];

function random_layer(random, at) {
  const name = `${one_of(random, NAMES)}${at}`;
  const kinds = {
    custom: () => ({ operations: power(random, 4, 13), bytes: power(random, 3, 10) }),
    linear: () => ({ in: whole(random, 1, 8192), out: whole(random, 1, 8192) }),
    matmul: () => ({
      m: whole(random, 1, 4096),
      k: whole(random, 1, 4096),
      n: whole(random, 1, 4096),
    }),
    conv2d: () => ({
      in_channels: whole(random, 1, 512),
      out_channels: whole(random, 1, 512),
      height: whole(random, 7, 224),
      kernel: one_of(random, [1, 3, 5]),
      padding: 2,
    }),
  };
  const kind = one_of(random, Object.keys(kinds));
  const layer = { name, kind, parameters: kinds[kind]() };
  if (chance(random, 0.2)) layer.repeat = whole(random, 2, 40);
  if (chance(random, 0.1)) layer.formats = { weights: 'int4' };
  return layer;
}

/** Sizes of the inputs, and of a network those that any may have. */
function random_parameters(random, { parameters }) {
  const is_declared = (name) => parameters.some((parameter) => parameter.name === name);
  const values = {
    image_size: () => whole(random, 2, 9) * 64,
    prompt: () => 2 ** whole(random, 0, 17),
    context: () => whole(random, 1, 100000),
    generated: () => whole(random, 1, 4096),
    source: () => whole(random, 1, 4096),
    tokens: () => whole(random, 1, 512),
    // Some blocks may be without a window: no network has more than 20 of them.
    depth: () => whole(random, 20, 60),
  };
  const given = Object.entries(values).filter(
    ([name]) => is_declared(name) && chance(random, 0.3),
  );
  return Object.fromEntries(given.map(([name, value]) => [name, value()]));
}

function random_workload(random, { networks }) {
  const workload = {};
  if (chance(random, 0.4)) {
    if (chance(random, 0.5)) workload.name = one_of(random, TITLES.slice(1));
    const count = one_of(random, [1, 3, 8, 30]);
    workload.layers = Array.from({ length: count }, (_, at) => random_layer(random, at));
  } else {
    const network = one_of(random, networks);
    workload.network = network.name;
    workload.parameters = random_parameters(random, network);
    if (network.has_phases && chance(random, 0.6)) {
      workload.phase = one_of(random, ['prefill', 'decode', 'generate']);
    }
  }
  if (chance(random, 0.4)) workload.batch = one_of(random, [2, 7, 16, 64, 1024]);
  if (chance(random, 0.4)) {
    workload.formats = {
      weights: one_of(random, ['int8', 'fp8', 'int4', 'q4_k', 'fp32']),
      activations: one_of(random, ['int8', 'fp16', 'bf16', 'fp32']),
    };
  }
  if (chance(random, 0.3)) {
    workload.formats = { ...workload.formats, kv_cache: one_of(random, ['fp8', 'q8_0', 'bf16']) };
  }
  return workload;
}

/** A hardware of one's own: of everything some, in no order. */
export function random_own(random) {
  const level = (name) => ({
    name,
    bandwidth_bytes_per_second: power(random, 9, 14),
    ...(chance(random, 0.5) ? { capacity_bytes: power(random, 6, 11) } : {}),
    ...(chance(random, 0.5) ? { energy_per_byte_joules: power(random, -13, -9) } : {}),
    ...(chance(random, 0.3) ? { write_energy_per_byte_joules: power(random, -13, -9) } : {}),
  });
  const names = ['DRAM', 'L2', 'L1', one_of(random, NAMES)];
  const levels = names.slice(0, whole(random, 1, 4)).map(level);
  if (chance(random, 0.2)) levels[0].carries = 'everything';
  if (levels.length > 1 && chance(random, 0.3)) {
    Object.assign(levels[1], { carries: 'weights', capacity_bytes: 1e9, holds_weights: true });
  }
  const format = one_of(random, ['fp32', 'fp16', 'int8']);
  const own = { levels, peaks: { [format]: power(random, 9, 16) } };
  own.name = one_of(random, TITLES) || 'own';
  if (chance(random, 0.5)) own.energy_per_operation_joules = { any: power(random, -13, -9) };
  if (chance(random, 0.3)) own.constant_power_watts = one_of(random, [0, 5, 70.5]);
  if (chance(random, 0.3)) own.tdp_watts = power(random, 0, 3);
  if (chance(random, 0.3)) own.notes = one_of(random, TITLES);
  if (chance(random, 0.5)) own.sources = { '': { evidence: 'entered', document: 'by me' } };
  return own;
}

function random_hardware(random, { hardware }) {
  const entry = chance(random, 0.2)
    ? { own: random_own(random) }
    : { preset: one_of(random, hardware).id };
  if (chance(random, 0.2)) entry.shown = false;
  if (chance(random, 0.4)) {
    const pointer = '/levels/0/bandwidth_bytes_per_second';
    entry.changed = { [pointer]: power(random, 10, 14) };
    if (chance(random, 0.3)) {
      entry.sources = { [pointer]: { document: one_of(random, TITLES), evidence: 'paper' } };
      if (chance(random, 0.5)) entry.sources[pointer].year = whole(random, 1990, 2030);
    }
  }
  if (chance(random, 0.2)) {
    entry.changed = {
      ...entry.changed,
      '/achieved_bandwidth_fraction': 0.7,
      '/achieved_compute_fraction': 0.55,
      '/overhead_seconds': power(random, -7, -4),
    };
  }
  if (chance(random, 0.2)) {
    entry.count = whole(random, 2, 64);
    entry.changed = { ...entry.changed, '/link_bandwidth_bytes_per_second': 450e9 };
  }
  return entry;
}

/** A project that may have anything in it. */
export function random_project(random, description) {
  const project = { roofloor: 1, workload: random_workload(random, description) };
  if (chance(random, 0.3)) project.title = one_of(random, TITLES.slice(1));
  const count = whole(random, 0, 6);
  project.hardware = Array.from({ length: count }, () => random_hardware(random, description));
  if (chance(random, 0.4)) {
    project.conventions = {
      fusion: one_of(random, ['fused', 'activations_fused', 'separate']),
      counted: one_of(random, ['all', 'dense']),
      attention: one_of(random, ['fused', 'fused', 'unfused']),
      causal: one_of(random, ['default', 'default', 'full']),
      lm_head: one_of(random, ['last', 'all']),
      latent: one_of(random, ['default', 'expanded', 'absorbed']),
      notebook: chance(random, 0.2),
    };
  }
  if (chance(random, 0.5)) {
    project.view = {
      floorline: one_of(random, ['per_operation', 'per_layer']),
      marker_size: one_of(random, ['time', 'energy', 'equal']),
      scale: one_of(random, ['log', 'linear']),
      order: one_of(random, ['heaviest', 'in_order']),
      measured_at: one_of(random, ['main', 'main', 'level_2', 'level_3', 'slowest', 'every']),
      power: chance(random, 0.5),
      blocks: one_of(random, ['folded', 'folded', 'expanded']),
    };
  }
  return project;
}

/** An edit as a user makes one: a function that changes a project. */
export function random_edit(random, description) {
  const index = (list = []) => Math.floor(random() * list.length);
  return one_of(random, [
    (project) => void (project.workload.batch = whole(random, 1, 512)),
    (project) => void (project.workload = random_workload(random, description)),
    (project) => {
      const added = random_hardware(random, description);
      project.hardware = [...(project.hardware ?? []), added];
    },
    (project) => void (project.hardware ?? []).splice(index(project.hardware), 1),
    (project) => {
      const entry = (project.hardware ?? [])[index(project.hardware)];
      if (entry) entry.shown = !(entry.shown ?? true);
    },
    (project) => {
      const entry = (project.hardware ?? [])[index(project.hardware)];
      const { changed = {}, sources = {} } = random_hardware(random, description);
      if (entry) Object.assign(entry, { changed, sources });
    },
    (project) => void (project.title = one_of(random, TITLES)),
    (project) => void (project.view = random_project(random, description).view ?? {}),
    (project) => void (project.conventions = random_project(random, description).conventions ?? {}),
  ]);
}
