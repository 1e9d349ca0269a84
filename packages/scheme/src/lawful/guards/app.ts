import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import type { Sentence } from '../sentence.ts';
import { anyOf, oneOf } from '../words.ts';

const TARGET = oneOf([
  'app|小程序|公众号|服务号|订阅号|视频号|微信号|微信群|企业微信|朋友圈|抖音|快手',
  '手机端|移动端|(?:村民|村|工作|业主|家长|亲友)群|群里|微博|小红书|直播间|平台|软件|客户端|学习强国|反诈中心|手机银行|云闪付|数字人民币',
  '账号|账户|推文|文章|链接|二维码|短视频|村务动态|帖子|积分系统|钉钉|支付宝|网站',
  '网页|群消息|村务通|积分码|电子社保卡|线上|推送|小红心|直播',
]);
const DOING = oneOf([
  '安装|装(?=…4(?:app|软件|小程序))|下载|打开|点开|点击',
  '点(?=小红心|爱心|在看)|看(?=…6(?:推送|短视频|直播))|助力',
  '注册|登录|登陆|登入|打卡|签到|转发|分享|点赞|关注|评论|留言|浏览|阅读|观看',
  '收看|看完|绑定|开通|激活|实名|认证|邀请|推广|推荐|使用|活跃|在线|扫码|加入',
  '签(?:个|一次|一下)?到|点(?:个|一个|下|了)?(?:赞|红心|爱心|小心心)|转(?:到|至|给|进)|刷赞',
  '进入|收藏|答题|刷|投票|拉人|发展',
]);

const paid = anyOf([
  `${DOING}…10${TARGET}`,
  `${TARGET}…10${DOING}(?!率)`,
  '学习强国|(?:学习|学法|普法|答题|网络|线上)平台…6(?:日均|每天|天天|每日|每周|积|满)…6分',
  '转发|集赞|求赞|刷票|(?:网络|网上|线上|微信)…4(?:评选|投票|拉票)|(?:线上|网上|在线)答题',
  '(?:进|入|加)群|(?:发|晒)(?:到)?朋友圈|下载|打卡|登录|登陆',
  '点赞(?=、|,|$|\\d|[一二三四五六七八九十]次)|连续签到|每日签到|每天签到',
  '日活|活跃度|在线时长|下载量|阅读量|装机|安装量|涨粉|粉丝',
]);
const docked = anyOf([
  `(?:不|未|没|没有|没人|拒绝|拒不|不肯)…6(?:${DOING}|加(?=…4群))…12${TARGET}`,
  `(?:群(?:公告|通知|消息|里)|线上|平台)…6(?:不|未|没)…3(?:回复|回应|打开|查看|确认|签收)`,
  `(?:退|屏蔽|卸载|取关|取消关注|退出)…8${TARGET}`,
]);
/** Doing something real, which is then told through an app; helping others. */
const real = anyOf([
  '(?:教|帮|协助|指导|辅导|培训|帮助|手把手)…10(?:老人|老年人|老年|邻居|村民|乡亲|群众|他人|行动不便|使用)',
  '(?:不用|不必|无需|不需要|不要求|不需)…6(?:打卡|下载|登录|签到|转发|手机)',
  '培训|讲座|宣讲|课堂|志愿者',
  '(?:通过|利用|借助|在|用)…20(?:提出|反映|申报|登记|报名|上报|报告|举报|提交|建议|销售|卖|带货|直播卖)',
  '用电|用水|用药|用火|用工|公用|费用|信用|用户|用心|推广良种|推广种植|推广技术',
  '打卡(?:点|地|墙|处|牌)|(?:现场|线下|健步|健走|登山|骑行|文体|徒步|步行|健身|跑步|巡河|巡逻|阅读|读书|种植|育苗)…6打卡',
  '下载…4(?:资料|教材|图纸|技术)',
  '转发…4(?:邮件|信件)',
  '拍摄|制作|创作|撰写|投稿|编写|维护|直播带货',
]);
const rumour = anyOf(['谣言|不实|虚假|淫秽|色情|低俗|反动|邪教|隐私|未经证实|诈骗|赌博|违法|非法']);

/** Points come from life in the village, never from using an app. */
export const app: Guard = {
  id: 'app',
  doubt: '使用应用的记录不能用来计分，也就不要收',
  fault: '积分只奖励村里的实事，装应用、登录、转发、点赞、关注、打卡都不能计分，不用也不能扣分',
  basis:
    '本系统的底线（使用应用永远不计分）；农业农村部等关于乡村治理积分制的要求和整治“指尖上的形式主义”的规定',
  instead: '写实际做的事：“参加一次反诈宣讲”“教老人用手机”“提的建议被采纳”',
  check: (sentence) => (sentence.spares ? null : judge(sentence)),
};

function judge({ text, side, loses, gains, prose }: Sentence): Hit | null {
  if (side === 'goods' || side === 'shown') return null;
  if (side === 'fact') {
    const kept = unexcused(paid, text, real);
    return kept ? { level: 'warning', words: kept } : null;
  }
  const words =
    (gains && !(side === 'loss') ? unexcused(paid, text, real) : null) ??
    (loses || (side === 'gain' && prose) ? unexcused(docked, text, rumour) : null);
  return words ? { level: 'error', words } : null;
}
