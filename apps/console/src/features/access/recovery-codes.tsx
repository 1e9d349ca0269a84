import { Button } from 'antd';
import { texts } from '../../texts.ts';
import '../../ui/paper.css';
import './sign-in.css';

const t = texts.access.recovery;

/** Ten codes, shown once: to be copied or printed before anything else. */
export function RecoveryCodes(props: { codes: string[]; label: string; onNoted: () => void }) {
  return (
    <div className="sign-in-step">
      <h1>{t.title}</h1>
      <p className="soft">{t.hint}</p>
      <ol className="recovery-codes paper">
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="form-acts">
        <Button type="primary" size="large" onClick={props.onNoted}>
          {props.label}
        </Button>
        <Button size="large" onClick={() => print()}>
          {t.print}
        </Button>
      </div>
    </div>
  );
}
