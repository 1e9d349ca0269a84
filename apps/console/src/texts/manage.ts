/** The words of the hub page for administration: one card for each page behind it. */
export const manage = {
  title: '管理',
  hint: '名册、人员、地区和记录都在这里。',
  nothing: '您的职责里没有管理事项',
  cards: {
    places: { title: '地区', hint: '开通镇街和村居，改名称、代码、电话' },
  },
};
