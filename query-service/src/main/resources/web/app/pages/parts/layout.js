/*
 * A layout of a network by forces: nodes push each other away, edges pull them together. It begins on a
 * spiral in the order of the nodes and has no chance in it, so the same network looks the same again.
 */
const STEPS = 260;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places nodes in a box.
 *
 * @param nodes `[{ id }]`, the most important first
 * @param edges `[{ entity, with, articles }]`
 * @returns a map from ids to `{ x, y }`
 */
export function layout(nodes, edges, width, height, margin = 40) {
  const places = nodes.map((_, i) => ({
    x: Math.sqrt(i + 0.5) * Math.cos(i * GOLDEN_ANGLE),
    y: Math.sqrt(i + 0.5) * Math.sin(i * GOLDEN_ANGLE),
  }));
  const index = new Map(nodes.map((one, i) => [one.id, i]));
  const most = Math.max(1, ...edges.map((one) => one.articles));
  const springs = edges
    .map((one) => ({ a: index.get(one.entity), b: index.get(one.with), pull: 0.15 + 0.85 * (one.articles / most) }))
    .filter((one) => one.a !== undefined && one.b !== undefined);
  const linked = new Set(springs.flatMap((one) => [one.a, one.b]));
  const pulls = nodes.map((_, i) => (linked.has(i) ? 0.05 : 0.25));
  for (let step = 0; step < STEPS; step++) {
    move(places, springs, pulls, 1 - step / STEPS);
  }
  return fit(nodes, places, width, height, margin);
}

/** One step. `pulls` is how strongly each node is drawn to the middle: more if no edge holds it. */
function move(places, springs, pulls, heat) {
  const forces = places.map((one, i) => ({ x: -one.x * pulls[i], y: -one.y * pulls[i] }));
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      const dx = places[i].x - places[j].x;
      const dy = places[i].y - places[j].y;
      const push = 1.2 / Math.max(0.05, dx * dx + dy * dy);
      add(forces, i, j, dx * push, dy * push);
    }
  }
  for (const { a, b, pull } of springs) {
    const k = -0.06 * pull;
    add(forces, a, b, (places[a].x - places[b].x) * k, (places[a].y - places[b].y) * k);
  }
  places.forEach((place, i) => {
    const length = Math.hypot(forces[i].x, forces[i].y) || 1;
    const step = Math.min(length, 0.5 * heat) / length;
    place.x += forces[i].x * step;
    place.y += forces[i].y * step;
  });
}

function add(forces, i, j, x, y) {
  forces[i].x += x;
  forces[i].y += y;
  forces[j].x -= x;
  forces[j].y -= y;
}

function fit(nodes, places, width, height, margin) {
  const span = (axis, room) => {
    const all = places.map((one) => one[axis]);
    const low = Math.min(...all);
    const size = Math.max(...all) - low;
    return (value) => (size ? margin + ((value - low) / size) * (room - 2 * margin) : room / 2);
  };
  const x = span('x', width);
  const y = span('y', height);
  return new Map(nodes.map((one, i) => [one.id, { x: x(places[i].x), y: y(places[i].y) }]));
}

/**
 * Decides where names go beside their nodes so that none covers another one or a node; the important
 * ones first. Names without room are left out.
 *
 * @param measure a function of a node, which returns `{ width, radius }` of its name and circle in pixels
 * @returns a map from ids to `{ x, y, anchor }`
 */
export function placeNames(nodes, places, measure, width) {
  const taken = nodes.map((one) => {
    const { x, y } = places.get(one.id);
    const { radius } = measure(one);
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
  const names = new Map();
  for (const one of nodes) {
    const { x, y } = places.get(one.id);
    const size = measure(one);
    const gap = size.radius + 3;
    const half = size.width / 2;
    const choices = [
      { x: x + gap, y: y + 4, anchor: 'start', left: x + gap, right: x + gap + size.width, top: y - 7, bottom: y + 7 },
      { x: x - gap, y: y + 4, anchor: 'end', left: x - gap - size.width, right: x - gap, top: y - 7, bottom: y + 7 },
      { x, y: y + gap + 10, anchor: 'middle', left: x - half, right: x + half, top: y + gap - 2, bottom: y + gap + 14 },
      { x, y: y - gap - 2, anchor: 'middle', left: x - half, right: x + half, top: y - gap - 14, bottom: y - gap + 1 },
    ];
    const free = choices.find((box) => box.left >= 0 && box.right <= width && !taken.some((other) => overlap(box, other)));
    if (free) {
      names.set(one.id, free);
      taken.push(free);
    }
  }
  return names;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
