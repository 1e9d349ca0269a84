import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { IssuedCard, IssuedCards } from '../../lib/door-api.ts';
import { texts } from '../../texts.ts';
import '../../ui/paper.css';
import { Square } from '../../ui/square.tsx';
import './doors.css';

const t = texts.doors.sheet;
// Here and not in the style sheet: a page's size holds for whatever is printed while its rule is there.
const a4 = '@page { size: A4; margin: 10mm; }';

/** A4 sheets of cards to cut out, and passbook covers; black on white, for a cheap laser printer. */
export function PrintSheet({ issued, onDone }: { issued: IssuedCards; onDone: () => void }) {
  const [covers, setCovers] = useState(true);
  const { cards } = issued;
  const unreachable = cards.map(({ address }) => hostOf(address)).find(isThisMachineOnly);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        <span className="soft">{t.cards(cards.length)}</span>
        <div className="page-head-aside">
          <Checkbox checked={covers} onChange={(event) => setCovers(event.target.checked)}>
            {t.withCovers}
          </Checkbox>
          <Button type="primary" onClick={() => print()}>
            {t.print}
          </Button>
          <Button onClick={onDone}>{t.done}</Button>
        </div>
      </div>
      <p className="card-once" role="status">
        {t.once}
      </p>
      {unreachable && (
        <p className="card-once" role="alert">
          {t.noPhone(unreachable)}
        </p>
      )}
      <style>{a4}</style>
      <div className="card-paper paper">
        <div className="card-grid">
          {cards.map((card) => (
            <HouseholdCard key={card.cardId} card={card} issued={issued} />
          ))}
        </div>
        {covers && (
          <div className="cover-grid">
            {cards.map((card) => (
              <Cover key={card.cardId} card={card} village={issued.villageName} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

const hostOf = (address: string) => new URL(address).hostname;

/** Addresses that mean the machine itself: a phone that reads them looks for the system in its own pocket. */
const isThisMachineOnly = (host: string) => /^(localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/.test(host);

function HouseholdCard({ card, issued }: { card: IssuedCard; issued: IssuedCards }) {
  return (
    <article className="home-card">
      <div className="home-card-text">
        <h2>
          <span>{issued.villageName}</span> <span>{t.card}</span>
        </h2>
        <dl>
          <dt>{t.door}</dt>
          <dd>{card.doorCode}</dd>
          <dt>{t.head}</dt>
          <dd>{card.headName}</dd>
          <dt>{t.number}</dt>
          <dd>{card.number}</dd>
        </dl>
        <p>{t.scan}</p>
        <p>{t.keep}</p>
        <p>{t.lost(issued.phone)}</p>
      </div>
      <Square square={card.square} label={t.square(card.doorCode)} className="home-card-square" />
    </article>
  );
}

function Cover({ card, village }: { card: IssuedCard; village: string }) {
  return (
    <article className="book-cover">
      <h2>{t.cover}</h2>
      <p>{t.coverLine}</p>
      <dl>
        <dt>{village}</dt>
        <dd>{card.group}</dd>
        <dt>{t.door}</dt>
        <dd>{card.doorCode}</dd>
        <dt>{t.head}</dt>
        <dd>{card.headName}</dd>
      </dl>
    </article>
  );
}
