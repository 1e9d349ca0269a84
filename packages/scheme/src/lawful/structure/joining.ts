import type { SchemeDocument } from '../../document.ts';
import type { StructureFault } from './fault.ts';

/** Everybody taken in without asking: allowed where people can leave, and said so. */
export function checkJoining({ who }: SchemeDocument): StructureFault[] {
  if (who?.joins !== 'automatic' || /自愿|退出|不愿|意愿/.test(JSON.stringify(who))) return [];
  return [
    {
      level: 'warning',
      id: 'join',
      path: ['who', 'joins'],
      fault: '自动把各户纳入，却没有写不愿参加的怎么办',
      basis: '中农发〔2020〕11号通知（尊重农民意愿，不搞强迫命令）',
      instead: '改成 joins: voluntary；或者在 who.eligible.note 里写明“不愿参加的可以退出，不受影响”',
    },
  ];
}
