import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import { anyOf, oneOf } from '../words.ts';

const USE = oneOf([
  '安装|装|用|下载|注册|登录|登陆|活跃|日活|月活|使用|打卡|转发|点赞|在线|激活',
  '装机|装|上线|访问|新增用户|用户数?|阅览|绑定|实名认证|认证|签到|覆盖|关注|开通|上线|上传|访问|阅读|粉丝|参与',
]);
const MEASURE = '(?:率|量|次数|数|度|人数|户数|时长|天数|户|情况|之星|榜)';
const RANK = oneOf([
  '排名|排行|榜|评选|评比|通报|红旗|前[一二三五十\\d]+|末位',
  '后[一二三五十\\d]+|之星|考核|晾晒|比拼|竞赛|PK|pk|最高|最低|倒数|冠军',
  '名次|达标|座次|排序|排队|占[一二三四五六七八九]成|九成|八成|七成|不到…3成|均减|均加|均扣|垫底|垫后|表态|最慢|最快|排行',
]);
const DIGITAL = oneOf([
  'app|小程序|公众号|平台|软件|客户端|系统|账号|线上|应用|微信群|二维码|学习强国',
  '反诈|程序|用户|二维码|码上|村村通',
]);

const tables = anyOf([
  '(?:转发|点赞|登录|打卡|活跃|在线)…2(?:达人|之星|标兵|能手)',
  `(?:装|安装|用|注册|下载|登录|登陆|激活)…6${DIGITAL}……12${RANK}`,
  `${DIGITAL}……12${USE}……16${RANK}`,
  `${RANK}……16${DIGITAL}……12${USE}`,
  `(?:安装|下载|注册|登录|登陆|日活|月活|活跃|激活|转发|点赞|装机)${MEASURE}……16${RANK}`,
  `${RANK}……10(?:安装|下载|注册|登录|登陆|日活|月活|活跃|激活|转发|点赞|装机)${MEASURE}`,
  `${DIGITAL}……6(?:日活|月活)`,
  `(?:谁家?|哪组|哪个组|各组)…8(?:扫码|注册|安装|下载|登录|关注|转发|绑定)…3(?:快|多|早|全|慢)`,
  '(?:数字)?(?:平台|账号|系统|应用)…6(?:开通|注册|绑定|上线)…4(?:户数|数|率|人数)……14(?:晒|比|报|排|通报)',
  `(?:装机|上线|注册|新增用户|用户|访问|日均访问|点击|浏览|阅读|扫码)…2(?:比例|占比|人头|数|量|率|户数)……16${RANK}`,
]);

const excuses = anyOf(['志愿者|排故障|不排名|不考核|不通报']);

/** No tables of who installs and uses an app. */
export const league: Guard = {
  id: 'league',
  fault: '不能给安装率、注册率、登录次数、活跃度排名评比',
  basis: '本系统的底线；中央整治“指尖上的形式主义”的要求（不得强制使用、不得以登录下载情况排名通报）',
  instead: '要比就比实事：参加清洁行动的人次、化解纠纷的件数',
  check({ text, side, spares, prose }): Hit | null {
    if (spares || side === 'goods' || (side === 'loss' && !prose) || side === 'fact') return null;
    const words = unexcused(tables, text, excuses);
    return words ? { level: 'error', words } : null;
  },
};
