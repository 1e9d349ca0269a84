import './brand.css';

/** The seal and the product's name, as on the cover of a passbook. */
export function Brand({ name, title }: { name: string; title: string }) {
  return (
    <div className="brand">
      <svg viewBox="0 0 48 48" width="44" height="44" aria-hidden="true">
        <circle cx="24" cy="24" r="21" strokeWidth="3" />
        <circle cx="24" cy="24" r="16.5" strokeWidth="1" />
        <path d="M24 11v26M15 18h18M13 25h22M16 32h16" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <h1>
        {name}
        <small>{title}</small>
      </h1>
    </div>
  );
}
