/** How often a hidden tab draws. */
const HIDDEN_MILLIS = 1000;

/**
 * Returns a function that draws what arrived: once for each frame at most, however often it is called;
 * in a hidden tab, which has no frames, once a second.
 */
export function drawnSoon(draw) {
  let isAsked = false;
  return () => {
    if (isAsked) {
      return;
    }
    isAsked = true;
    const now = () => {
      cancelAnimationFrame(frame);
      clearInterval(timer);
      isAsked = false;
      draw();
    };
    const frame = requestAnimationFrame(now);
    // A tab may be hidden before its frame comes.
    const timer = setInterval(() => document.hidden && now(), HIDDEN_MILLIS);
  };
}
