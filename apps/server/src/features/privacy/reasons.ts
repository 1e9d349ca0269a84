/*
 * Ready reasons and grounds: what is kept about a wish concerning personal data must not become personal data itself, so
 * nobody types.
 */

export const copyReasons = [
  { code: 'no_phone', label: '本人没有手机，到村里来办' },
  { code: 'guardian', label: '监护人替孩子办' },
  { code: 'written', label: '收到本人书面要求' },
] as const;

export const eraseReasons = [
  { code: 'own_wish', label: '本人要求删除' },
  { code: 'guardian', label: '监护人要求删除' },
  { code: 'moved_away', label: '已迁走，不再参与' },
  { code: 'died', label: '已去世，近亲属要求' },
  { code: 'consent_withdrawn', label: '撤回同意' },
] as const;

export const refuseReasons = [
  { code: 'identity_unproven', label: '不能确认是本人' },
  { code: 'not_guardian', label: '不是监护人' },
  { code: 'case_open', label: '还有事情没办完' },
  { code: 'law', label: '法律规定还要保存' },
] as const;

export const objectionGrounds = [
  { code: 'me', label: '拍到了我' },
  { code: 'child', label: '拍到了我家孩子' },
  { code: 'home', label: '拍到了我家里' },
  { code: 'plate', label: '拍到了车牌、门牌' },
  { code: 'other', label: '别的原因' },
] as const;

export const objectionReasons = [
  { code: 'seen', label: '照片里确实有人，应当处理' },
  { code: 'child_seen', label: '照片里有孩子' },
  { code: 'plate_seen', label: '照片里有车牌或住处' },
  { code: 'nobody', label: '照片里没有别人' },
  { code: 'agreed', label: '当事人后来同意保留' },
] as const;

type Code<List extends readonly { code: string }[]> = List[number]['code'];
export type CopyReason = Code<typeof copyReasons>;
export type ObjectionGround = Code<typeof objectionGrounds>;
export type ObjectionReason = Code<typeof objectionReasons>;

/** A code in words. Stored codes outlive the lists: one that was taken off a list is shown as it was stored. */
export function labelOf(list: readonly { code: string; label: string }[], code: string | null): string {
  return list.find((one) => one.code === code)?.label ?? code ?? '';
}
