// The projects of web/examples, each with the sentence that says what to see in it.
import alexnet_batch from '../../examples/alexnet_batch.json';
import breakdown from '../../examples/breakdown.json';
import decode_4_bit from '../../examples/decode_4_bit.json';
import decode_64_users from '../../examples/decode_64_users.json';
import decode_one_user from '../../examples/decode_one_user.json';
import eight_devices from '../../examples/eight_devices.json';
import efficientnet from '../../examples/efficientnet.json';
import energy_or_time from '../../examples/energy_or_time.json';
import gqa_memory from '../../examples/gqa_memory.json';
import in_memory from '../../examples/in_memory.json';
import latent_attention from '../../examples/latent_attention.json';
import memory_levels from '../../examples/memory_levels.json';
import mixture_of_experts from '../../examples/mixture_of_experts.json';
import mobilenet from '../../examples/mobilenet.json';
import notebook from '../../examples/notebook.json';
import resnet50_int8 from '../../examples/resnet50_int8.json';
import resident_weights from '../../examples/resident_weights.json';
import unfused from '../../examples/unfused.json';
import vit_chips from '../../examples/vit_chips.json';

/** @typedef {{project: import('../types.js').Project, sentence: string}} Example */

/** @type {readonly Example[]} */
export const examples = [
  {
    project: decode_one_user,
    sentence:
      'Each weight is read for one multiply-accumulate, so an H100 could compute 295 times ' +
      'faster than its memory feeds it.',
  },
  {
    project: decode_64_users,
    sentence:
      'The weights are read once for all 64 users; reading the context of each now takes ' +
      '53\u202f% of the time.',
  },
  {
    project: decode_4_bit,
    sentence:
      'A quarter of the bytes take about a quarter of the time, although the arithmetic stays at ' +
      '16 bits.',
  },
  {
    project: gqa_memory,
    sentence:
      'Weights and cache take 16.3\u202fGB, one stack holds 6. Four hold them, and write 298 ' +
      'tokens a second; an H100 writes 219.',
  },
  {
    project: mixture_of_experts,
    sentence:
      'Two of eight experts work for a token, so 26 of 93\u202fGB of weights are read. Slide the ' +
      'batch to 8: 84 are, for others need other experts.',
  },
  {
    project: latent_attention,
    sentence:
      'All 128 heads read one latent cache, 35\u202fkB a token in place of 2.5\u202fMB, so that ' +
      'attention makes 458 operations of each byte.',
  },
  {
    project: eight_devices,
    sentence:
      'Eight chips share the weights and decode 7 times as fast as one: each still reads all of ' +
      'the activations, and sums cross the link.',
  },
  {
    project: in_memory,
    sentence:
      'Beside their banks 32 AiM chips read 33 TB/s of weights that never cross the pins: ' +
      'a tenth of the time of an H100, right at their ridge.',
  },
  {
    project: resident_weights,
    sentence:
      'Weights that stay in analog arrays are never read; then the pins bind, of which nothing ' +
      'is published: their bandwidth is assumed.',
  },
  {
    project: memory_levels,
    sentence:
      'A layer has an intensity at each level of memory: tiles that fit the L1 let the L2 carry ' +
      'more bytes than the HBM.',
  },
  {
    project: alexnet_batch,
    sentence:
      'At batch 1 the fc layers take 95\u202f% of the time on Dig; 128 pictures share their ' +
      'weights, and conv2 takes most.',
  },
  {
    project: energy_or_time,
    sentence:
      'Three fc layers take 74\u202f% of the time of VGG-16 on Dig but under 2\u202f% of the ' +
      'energy, which goes into the convolutions.',
  },
  {
    project: resnet50_int8,
    sentence:
      'Half the bytes and twice the peak of 16 bits: every layer takes half its time, and what ' +
      'limits it stays the same.',
  },
  {
    project: efficientnet,
    sentence:
      'A tenth of the operations of ResNet-50, but more than half of its time: on an H100 nearly ' +
      'all of it waits for memory.',
  },
  {
    project: mobilenet,
    sentence:
      'Depthwise convolutions do so little with each byte that an H100 waits for memory in every ' +
      'layer, even at batch 256.',
  },
  {
    project: unfused,
    sentence:
      'Storing and reading the result of every single step moves 1.8 times the bytes, and takes ' +
      '1.8 times as long on Dig.',
  },
  {
    project: vit_chips,
    sentence:
      'The matrix products stand right of all three ridges; only the products inside attention ' +
      'wait for memory.',
  },
  {
    project: breakdown,
    sentence:
      'Thirteen convolutions do almost all operations, yet three fc layers take 55\u202f% of the ' +
      'time on an A100.',
  },
  {
    project: notebook,
    sentence:
      'AlexNet with 4 bytes for every element, linear axes, and the numbers of the notebook, ' +
      'digit for digit, below the charts.',
  },
];
