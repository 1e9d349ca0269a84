/** `value` is an expression; `label` says it to people. Without `min` nothing falls below zero. */
export interface FormulaRule {
  value: string;
  min?: number;
  max?: number;
  label: string;
}
