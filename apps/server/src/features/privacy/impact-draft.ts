import type { ScopedRead } from '../../platform/db/index.ts';
import { readScheme } from '../schemes/index.ts';
import { type RetentionDays } from './retention.ts';
import { retentionKinds } from './retention-kinds.ts';
import type { ImpactBody } from './tables.ts';

export interface ImpactSettings {
  placeName: string;
  /** How staff's passwords are looked after. */
  passwordProfile: string;
  doors: { wechat: boolean; dingtalk: boolean; oidc: boolean };
}

/** A draft that says what this installation really does, for the office to check, to complete and to sign. */
export async function draftImpact(
  read: ScopedRead,
  place: { id: number; kind: string },
  settings: ImpactSettings,
  days: RetentionDays,
): Promise<ImpactBody> {
  const scheme = place.kind === 'village' ? await readScheme(read, place.id) : null;
  const version = scheme?.versions.at(-1);
  const title = version ? `《${version.document.title}》（第 ${version.document.version} 版）` : '积分方案';
  const doors = [
    '手机号加验证码',
    ...(settings.doors.wechat ? ['微信小程序'] : []),
    ...(settings.doors.dingtalk ? ['钉钉'] : []),
    ...(settings.doors.oidc ? ['区统一登录'] : []),
    '家庭卡加密码',
  ];
  return {
    purpose: [
      `${settings.placeName}用积善系统执行${title}：登记自愿参与的家庭户，受理申报和评议，记积分，公示，结算和兑换。`,
      '处理依据：本人同意（分用途、分版本，可随时撤回）；村民会议或代表会议表决通过的积分方案。不用于方案以外的目的。',
    ].join('\n'),
    kinds: [
      '必填：姓名、所在户、与户主关系。选填：手机号、出生日期、身份证号（不强制）。',
      '不满 14 周岁的：属敏感个人信息，只登记姓名和监护人，由监护人同意，没有账号，公示不出现姓名。',
      '过程信息：申报内容、照片（去掉位置和设备信息）、审核意见、积分台账、同意记录、登录设备、操作记录。',
      `登录方式：${doors.join('、')}。不收集：位置轨迹、通讯录、人脸、指纹、银行账户。`,
    ].join('\n'),
    necessity: [
      '姓名和户是记分、公示、异议所必需；手机号只用于登录和通知，没有手机也能到村里办。',
      '身份证号只用于名册核对，不填也能参与；照片只在方案要求证据的项目里使用，可先打码。',
      '对外公示只显示姓和星号，不显示手机号、身份证号。',
    ].join('\n'),
    risks: [
      '工作人员越权查看或外传名册、照片；照片拍到不相干的人、车牌、住处。',
      '公示、打印、导出的纸面和文件流出；账号密码被他人使用；手机遗失。',
      '服务器、备份介质被盗或被勒索；未成年人信息被不当使用。',
      '扣分、名次使村民受到歧视或不当压力。',
    ].join('\n'),
    measures: [
      '默认遮盖，看全称要选理由并留记录；上级查看本村，村里看得到是谁、什么时候。',
      '每个人的姓名、号码用各自的密钥加密保存，删除时密钥一并销毁；查找用的索引按村分开。',
      `工作人员两步登录，口令按“${settings.passwordProfile}”档管理，输错 5 次锁 15 分钟；权限按村、镇、区分开，数据库再隔离一次。`,
      '操作记录只增不改、前后相连，可随时检查有没有被改动；积分台账可离线核验。',
      '村民可随时查看、下载、更正、删除自己的信息，对照片提出撤下。',
      `保存时间：${retentionKinds.map(({ kind, title: what }) => `${what} ${days[kind]} 天`).join('；')}。到期每天夜里自动清理并留记录。`,
    ].join('\n'),
    conclusion:
      '（由单位填写）经评估，处理目的、方式合法、正当、必要，保护措施与风险程度相适应；剩余风险和改进安排如下：',
  };
}
