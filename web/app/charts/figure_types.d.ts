// What the core says of figures and their layouts.

export interface Series {
  type: 'line' | 'markers';
  role: string;
  hardware: number | null;
  color: number | null;
  /** Of markers: the name of one of the description's marker shapes. */
  shape?: string;
  layer: number | null;
  label: string;
  dashed: boolean;
  width: number;
  offset_x: number;
  offset_y: number;
  offset_size: number | null;
  offset_layer: number | null;
  count: number;
}
export interface FigureAxis {
  label: string;
  unit: string;
  scale: string;
  /** What is shown before anybody zooms. */
  frame: [number, number];
}
export interface Figure {
  name: string;
  title: string;
  summary: string;
  x: FigureAxis;
  y: FigureAxis;
  series: Series[];
}
export interface Tick {
  value: number;
  label: string;
  major: boolean;
}
export interface Axis {
  minimum: number;
  maximum: number;
  scale: string;
  ticks: Tick[];
}
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  angle: number;
  /** Its corners [px]. */
  box: [number, number][];
  anchor: 'start' | 'middle' | 'end';
  role: string;
  hardware: number | null;
  color: number | null;
  layer: number | null;
}
/** Layers out of view: where a button that leads to them stands [px], and the view it leads to. */
export interface Badge {
  side: 'left' | 'right' | 'top' | 'bottom';
  count: number;
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  x_view: { minimum: number; maximum: number };
  y_view: { minimum: number; maximum: number };
}
export interface Layout {
  plot: { left: number; top: number; right: number; bottom: number };
  x: Axis;
  y: Axis;
  texts: PlacedText[];
  leaders: { x1: number; y1: number; x2: number; y2: number }[];
  zones: { kind: 'memory' | 'compute'; left: number; right: number }[];
  rulers: { color: number; x: number; y1: number; y2: number }[];
  badges: Badge[];
}
