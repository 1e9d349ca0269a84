/** The words around seeing names in full. */
export const reveal = {
  show: '显示全名',
  why: '为什么要看全名？会记入本村的审计记录',
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
