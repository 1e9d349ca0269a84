interface FaultText {
  /** error: this person (or household) is not taken in; notice: taken in, but look at this. */
  severity: 'error' | 'notice';
  /** The kind, a few words, for counting. */
  title: string;
  /** What is wrong and what to do, as one or two sentences; `more` is filled in. */
  say(more: string): string;
}

const error = (title: string, say: string | ((more: string) => string)): FaultText => ({
  severity: 'error',
  title,
  say: typeof say === 'string' ? () => say : say,
});

const notice = (title: string, say: string | ((more: string) => string)): FaultText => ({
  ...error(title, say),
  severity: 'notice',
});

const AS_TEXT = '请在原来的系统里重新导出，导出前把“身份证号”一列设成“文本”格式，不要用打开过又保存的表。';

/** Every fault of a roster, in words for a clerk. */
export const faultTexts = {
  name_missing: error('没有姓名', '这一行没有姓名，请补上；不是人的行可以删掉。'),
  name_garbled: error('姓名是乱码', '姓名里有认不出的字，请对照户口簿改正。'),
  name_malformed: error('姓名写法不对', '姓名里有数字或符号，请只写姓名，别的话写到“备注”一列。'),
  name_too_long: error('姓名太长', '这一格不像一个人的姓名，一行只能写一个人。'),
  name_rare: notice('生僻字', '姓名里有一个电脑字库外的字，别的电脑上可能显示不出来，导入后请看一眼。'),
  cell_error: error('公式出错', '这一格的公式出错了，请在表里改成实际内容。'),
  value_error: notice('公式出错', '这一格的公式出错了，没有导入这一格；请在表里改成实际内容后再导入一次。'),
  id_scientific: error(
    '身份证号变成科学计数',
    `身份证号变成了“1.23E+17”这样的数，后几位已经丢了，改格式也找不回来。${AS_TEXT}`,
  ),
  id_rounded: error(
    '身份证号存成了数字',
    `身份证号被当成数字存了，表格软件只留前 15 位，后几位已经变成 0。${AS_TEXT}`,
  ),
  id_zeroed_tail: error('身份证号尾号变成 000', `身份证号最后几位都是 0，多半是存成数字时丢掉的。${AS_TEXT}`),
  id_length: error('身份证号位数不对', '身份证号应是 18 位，请对照证件改正；没有的可以留空。'),
  id_check_digit: error(
    '身份证号校验不过',
    '身份证号最后一位对不上，一定有一位写错了，请对照证件改正；没有的可以留空。',
  ),
  id_birth: error('身份证号里的生日不存在', '身份证号中间的出生日期不是一个真的日子，请对照证件改正。'),
  id_region: error('身份证号地区码不对', '身份证号开头两位不是省份代码，请对照证件改正；没有的可以留空。'),
  id_old: notice('15 位旧身份证号', (now) => `这是 15 位的旧号，已按规则换成 18 位：${now}，请核对。`),
  id_repeated: error(
    '身份证号重复',
    (row) => `这个身份证号和第 ${row} 行的一样，同一个人只能写一次，请删掉一行或改正号码。`,
  ),
  person_repeated: error(
    '人员重复',
    (row) => `这一户第 ${row} 行已经有同名的人，请删掉重复的一行；确是两个人的，请写上身份证号。`,
  ),
  phone_scientific: notice(
    '手机号变成科学计数',
    '手机号变成了“1.38E+10”这样的数，没有导入手机号；请设成“文本”格式重新导出。',
  ),
  phone_landline: notice('固定电话', '这是固定电话，收不到验证码，没有导入；有手机号的请补上。'),
  phone_malformed: notice(
    '手机号写法不对',
    '手机号应是 1 开头的 11 位数字，没有导入手机号；请改正后再导入一次。',
  ),
  phone_two: notice('一格写了几个手机号', (kept) => `这一格有几个手机号，导入了第一个：${kept}。`),
  phone_shared: notice(
    '一家几个人同一个手机号',
    (row) => `和第 ${row} 行是同一个手机号，只记在那一位名下，免得登录时分不清是谁。`,
  ),
  phone_elsewhere: notice(
    '两户同一个手机号',
    (row) => `和第 ${row} 行另一户的手机号一样，两边都导入了，请核对是谁的。`,
  ),
  phone_of_child: notice(
    '未满 14 周岁的手机号',
    '未满 14 周岁不能有账号，手机号没有导入；监护人的手机号请写在监护人那一行。',
  ),
  date_malformed: notice('日期写法不对', '认不出这个日期，没有导入这一格；请写成 1990-01-02 这样。'),
  date_month_only: notice('日期只有年月', '只写了年月，没有导入这一格；请补上日子。'),
  date_two_digits: notice(
    '年份只有两位',
    '年份只写了两位，分不清是哪个世纪，没有导入这一格；请写全四位年份。',
  ),
  date_lunar: notice('农历日期', '农历日期没有导入，请换算成公历。'),
  date_future: notice('日期在今天之后', '这个日期还没有到，没有导入这一格；请改正。'),
  date_too_old: notice('日期太早', '这个日期在 1900 年以前，没有导入这一格；请改正。'),
  born_differs: notice(
    '出生日期和身份证号不一致',
    (day) => `出生日期和身份证号里的不一样，按身份证号记为 ${day}。`,
  ),
  relation_unknown: notice('关系认不出', '认不出这个“与户主关系”，先按“其他”导入；请核对。'),
  relation_missing: notice('没写与户主关系', '没有写与户主的关系，先按“其他”导入；请核对。'),
  head_assumed: notice('没写谁是户主', '名册里没有写谁是户主，把这一户的第一个人当作户主；请核对。'),
  head_repeated: error(
    '一户有两个户主',
    (row) => `这一户第 ${row} 行已经是户主，一户只能有一个，请改正与户主关系。`,
  ),
  head_missing: error('没有户主', '这一户没有写户主，整户先不导入；请把户主那一行补上或标出谁是户主。'),
  head_refused: error(
    '户主那一行有错',
    (row) => `这一户的户主（第 ${row} 行）有错没能导入，所以这个人也先不导入；改好户主那一行就行。`,
  ),
  head_gone: error('户主已故或迁出', '户主注明已去世或迁出，请先定新户主，把新户主的关系写成“户主”。'),
  head_minor: notice('户主未满 16 周岁', '户主未满 16 周岁，请核对是不是写错了。'),
  person_died: notice('注明已故', '注明已去世，没有导入。'),
  person_left: notice('注明迁出', '注明已迁出，没有导入。'),
  door_code_missing: error('没有门牌', '这一户没有门牌（户号），请补上。'),
  door_code_repeated: error(
    '门牌重复',
    (row) =>
      `这个门牌第 ${row} 行的另一户已经用了，一个门牌只能有一户；两户同住的，请写成“12号甲”“12号乙”，或把“户号”对到门牌这一列。`,
  ),
  door_code_differs: notice(
    '一户写了两个门牌',
    (used) => `同一户的门牌写得不一样，按“${used}”导入；请核对。`,
  ),
  door_code_long: error('门牌太长', '门牌最多 60 个字，请写短一点。'),
  group_spelling: notice('小组写法不一', (used) => `和别的行写法不同，统一成“${used}”。`),
  lives_elsewhere: error(
    '已在别的户里',
    (door) => `系统里这个人在门牌 ${door} 那一户；要换户，请到那一户办“迁到别的户”。`,
  ),
  head_differs: error('户主和系统里不一样', '系统里这一户的户主是另一位；要换户主，请到那一户办“变更户主”。'),
  namesakes_unclear: error(
    '系统里有同名的几个人',
    '系统里这一户有几个同名的人，分不清是哪一位；请写上身份证号。',
  ),
} satisfies Record<string, FaultText>;

export type FaultCode = keyof typeof faultTexts;

export const severityOf = (code: FaultCode): 'error' | 'notice' => faultTexts[code].severity;

/** Why a row holds nobody. */
export const skippedTexts = {
  header: '重复的表头',
  total: '合计、小计',
  footer: '填表人、日期等落款',
  remark: '说明文字',
  group_title: '小组标题（下面的人归这个小组）',
} as const;
