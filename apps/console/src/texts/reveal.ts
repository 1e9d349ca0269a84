/** The words of looking for somebody in all places of a duty. */
export const findPeople = {
  label: '找人',
  hint: '找人：姓名、拼音首字母、手机后四位或门牌',
  failed: '没能找',
  nobody: '没有找到，换个写法试试',
  more: '还有更多，请多写几个字',
  about: ({
    villageName,
    group,
    phone,
  }: {
    villageName: string;
    group: string;
    phone?: string | undefined;
  }) => [villageName, group, phone].filter(Boolean).join(' · '),
};

/** The words around seeing names in full. */
export const reveal = {
  show: '显示全名',
  why: '为什么要看全名？会记入本村的操作记录',
  loadingReasons: '正在取原因…',
  note: '写明原因',
  noteHint: '例如 核对低保材料',
  confirm: '显示',
  cancel: '取消',
  shown: '已显示全名，离开这页就会隐去',
  hide: '隐去',
  failed: '没能显示',
  phone: '手机',
  idNumber: '身份证号',
  bornOn: '出生日期',
  guardian: '监护人',
  erased: '（已清除）',
};
