import { Switch } from 'antd';
import './elder-switch.css';

/** Larger text and targets, for eyes and fingers that want them. */
export function ElderSwitch(props: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <span className="elder-switch">
      <Switch id="elder" checked={props.on} onChange={props.onChange} aria-label={props.label} />
      <label htmlFor="elder">{props.label}</label>
    </span>
  );
}
