/** Ready reasons for taking personal data out in full; the audit keeps the words. */
export const exportReasons = [
  { code: 'backup', label: '村里留底备份' },
  { code: 'handover', label: '换届、换人交接' },
  { code: 'check', label: '上级检查核对' },
  { code: 'move', label: '换用别的系统' },
] as const;

export type ExportReason = (typeof exportReasons)[number]['code'];
