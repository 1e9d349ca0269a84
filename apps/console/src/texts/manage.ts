/** The words of the hub page for administration: one card for each page behind it. */
export const manage = {
  title: '管理',
  hint: '名册、人员、地区和记录都在这里。',
  nothing: '您的职责里没有管理事项',
  cards: {
    imports: { title: '导入名册', hint: '把现有的花名册一次导进来，有错的行会指出来' },
    exports: { title: '导出全村数据', hint: '名册、积分、台账带走留底' },
    staff: { title: '人员和职责', hint: '开账号、打密码单，安排谁在哪儿做什么' },
    audit: { title: '操作记录', hint: '查谁做了什么、看了什么，核对有没有被改动' },
    outside: { title: '上级来看过什么', hint: '镇里、区里的人在本村看了什么、做了什么' },
    privacy: { title: '个人信息', hint: '删除申请、照片意见、保存时间、影响评估' },
    consents: { title: '同意的内容', hint: '村民参与前读的那几段话，写新的一版' },
    places: { title: '地区', hint: '开通镇街和村居，改名称、代码、电话' },
  },
};
