/** Calls `move` for each move of the mouse or the finger until it is lifted. */
export function followPointer(move: (event: PointerEvent) => void): void {
  const end = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
}
