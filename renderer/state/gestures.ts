/** Keeps the browser's own gestures away from the kiosk: menus, dragging, selecting, zooming, going back. */
export function blockGestures(target: Window): () => void {
  const block = (event: Event): void => event.preventDefault();
  const blockZoom = (event: WheelEvent): void => {
    if (event.ctrlKey) event.preventDefault();
  };
  const blockPinch = (event: TouchEvent): void => {
    if (event.touches.length > 1) event.preventDefault();
  };
  const blockKeys = (event: KeyboardEvent): void => {
    const zooms = (event.ctrlKey || event.metaKey) && ['+', '-', '=', '0'].includes(event.key);
    const leaves = event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (zooms || leaves) event.preventDefault();
  };
  const blocked = ['contextmenu', 'dragstart', 'drop', 'dragover', 'selectstart', 'gesturestart', 'auxclick'];
  for (const name of blocked) target.addEventListener(name, block);
  target.addEventListener('wheel', blockZoom, { passive: false });
  target.addEventListener('touchmove', blockPinch, { passive: false });
  target.addEventListener('keydown', blockKeys);
  return () => {
    for (const name of blocked) target.removeEventListener(name, block);
    target.removeEventListener('wheel', blockZoom);
    target.removeEventListener('touchmove', blockPinch);
    target.removeEventListener('keydown', blockKeys);
  };
}
