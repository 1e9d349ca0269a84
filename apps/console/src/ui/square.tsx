/** A QR code as the server draws it, with the four units of quiet around it that scanners ask for. */
export function Square(props: { square: { size: number; path: string }; label: string; className: string }) {
  const { size, path } = props.square;
  return (
    <svg
      className={props.className}
      role="img"
      aria-label={props.label}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
