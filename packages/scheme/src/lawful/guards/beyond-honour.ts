import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import { anyOf, has, oneOf } from '../words.ts';

const LOW =
  '(?:积分|得分|分数|总分|分)…8(?:低|不足|不够|不达标|未达|为负|末位|垫底|倒数|后[一二三五十\\d]+|靠后|及格线以下|最少)|(?:负|低|扣|零)分|黑榜|末位|垫底|后进|差户|落后户|倒数';
const TAKING = oneOf([
  '取消|停发|停止|停掉|先停|暂停|中止|终止|扣发|扣减|扣除|扣留|克扣|缓发|缓办',
  '缓批|减发|减半|减少|降低|下调|调低|暂不|不为|不聘|限期|推送|列入|不予安|剥夺',
  '收回|没收|限制|否决|延期|推迟|不予|不得|不能|不可|不准|不许|不让|不给|不再',
  '不享受|不安排|不考虑|无权|禁止|没份|没有资格|轮不到|靠边|不用|少给|少分|砍|掐',
  '退回|交回|处分|约谈|记过|警告|检讨',
]);

const taken = anyOf([TAKING]);
const low = anyOf([LOW]);
/** Honours, points and talking: what a village gives itself, it may withhold. */
const ours = anyOf([
  '评|优|先进|荣誉|称号|文明户|星|积分|兑换|兑|红旗|牌|表彰|表扬|推荐|名次|排名',
  '得分|加分|计分|减分|奖|帮教|帮扶|提醒|教育|谈心|谈话|整改|家访|培训|学习|体验',
  '参观|旅游|夏令营|晚会|积分制|参加活动|申诉|异议|复核|纠正|更正|公示|重复|超过',
  '低于零|多给|多记|换(?:东西|物|礼品)|达标时|不再处理',
]);

/** Whatever else is taken from people for their points deserves a second look. */
export const beyondHonour: Guard = {
  id: 'sanction',
  fault: '后果超出了荣誉和积分本身，要看是不是动了村民依法应得的东西',
  basis:
    '中农发〔2020〕11号通知（惩罚措施不得侵害农民合法权利；正向激励为主）；村民委员会组织法第三十一条（村规民约不得侵犯村民的人身权利、民主权利和财产权利）',
  instead: '后果只写荣誉和积分：当年不参评、暂停兑换、上门提醒；其他的删去，或者先请镇街司法所看一看',
  check({ text, side, spares }): Hit | null {
    if (
      spares ||
      (side !== 'use' && side !== 'title' && side !== 'free') ||
      (side === 'free' && !has(low, text))
    )
      return null;
    const words = unexcused(taken, text, ours);
    return words ? { level: 'warning', words } : null;
  },
};
