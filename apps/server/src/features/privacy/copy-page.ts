import { html, type Html } from '../../platform/html/index.ts';
import type { CopyData } from './read-copy.ts';

type Shown = Omit<CopyData, 'photos'> & { photos: { id: string; path: string; takenAt: string | null }[] };

const relations: Record<string, string> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  other: '其他',
};
const doorKinds: Record<string, string> = {
  phone: '手机号',
  wechat: '微信',
  dingtalk: '钉钉',
  oidc: '统一登录',
  card: '家庭卡',
};
const ways: Record<string, string> = {
  phone: '手机上',
  paper: '纸面',
  spoken: '当面口头',
  self: '自己办',
  desk: '村里代办',
};

/** `2026-11-22T09:30:00.000+08:00` as people write it. */
const time = (iso: string | null) => (iso === null ? '' : iso.slice(0, 16).replace('T', ' '));

/** A copy of personal data as one page that opens anywhere, without the network and without a script. */
export function copyPage(data: Shown): string {
  return `<!doctype html>\n${
    html`<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>我的信息</title>
<style>body{font:16px/1.6 "PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:#1f2a24;background:#fbf8f1;max-width:60em;margin:2em auto;padding:0 1em}
h1,h2{color:#2f7d4f}table{border-collapse:collapse;width:100%;background:#fff}th,td{border:1px solid #d9d4c5;padding:.3em .6em;text-align:left;vertical-align:top}
th{background:#f2eee2;font-weight:normal}img{max-width:12em;margin:.3em}.hint{color:#5a6660}</style></head>
<body><h1>${data.place}：我的信息</h1>
<p class="hint">这是系统保存的、和您本人及您家有关的信息，${time(data.madeAt)} 生成。文件里有个人信息，请自己收好，不要转给别人。
有不对的地方，请到村里更正，或在“我的信息”里提出。</p>
${peoplePart(data)}${householdPart(data)}${consentPart(data)}${claimPart(data)}${bookPart(data)}${tracePart(data)}
</body></html>`.text
  }`;
}

type Cell = string | number | null | undefined | Html;

function table(title: string, heads: string[], rows: Cell[][]): Html {
  if (rows.length === 0) return html`<h2>${title}</h2><p class="hint">没有记录。</p>`;
  return html`<h2>${title}</h2><table><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</table>`;
}

function peoplePart(data: Shown): Html {
  const rows = data.people.map((one) => [
    `${one.name}${one.self ? '（本人）' : ''}`,
    relations[one.stays.at(-1)?.relation ?? ''] ?? '',
    one.phone,
    one.idNumber,
    one.bornOn,
    one.guardianName,
    one.stays
      .map((stay) => `${stay.from ?? '登记时'} 起${stay.until === null ? '' : `，到 ${stay.until}`}`)
      .join('；'),
  ]);
  return html`${table('本人和家里人', ['姓名', '关系', '手机号', '身份证号', '出生日期', '监护人', '在本村的户'], rows)}
<p class="hint">家里其他成年人的号码只显示一部分，他们可以自己申请一份。</p>`;
}

function householdPart({ household, enrolments }: Shown): Html {
  const facts = Object.entries(household.facts).map(([name, value]) => `${name}=${String(value)}`);
  return html`${table(
    '我家',
    ['门牌', '小组', '片区', '参与积分', '计分用的条件'],
    [
      [
        household.doorCode,
        household.group,
        household.section,
        household.joinedOn === null
          ? '没有参与'
          : `${household.joinedOn} 起${household.leftOn === null ? '' : `，到 ${household.leftOn}`}`,
        facts.join('；'),
      ],
    ],
  )}${table(
    '参与登记',
    ['从', '到', '怎么办的', '方案版本'],
    enrolments.map((one) => [one.from, one.until, ways[one.way] ?? one.way, one.schemeVersion]),
  )}`;
}

function consentPart({ consents }: Shown): Html {
  return table(
    '同意记录',
    ['告知书', '第几版', '什么时候', '怎么表示的', '撤回'],
    consents.map((one) => [
      one.title,
      one.version,
      time(one.givenAt),
      `${ways[one.way] ?? one.way}${one.refused ? '，不同意' : ''}`,
      time(one.withdrawnAt),
    ]),
  );
}

function claimPart({ claims, photos }: Shown): Html {
  const known = new Map(photos.map((photo) => [photo.id, photo]));
  return table(
    '申报和评议',
    ['编号', '项目', '发生', '提交', '结果', '写的话', '审核', '照片'],
    claims.map((one) => [
      one.number,
      one.itemTitle,
      time(one.happenedAt),
      time(one.filedAt),
      `${one.stateLabel}${one.points === undefined ? '' : ` ${one.points} 分`}`,
      one.note,
      one.decisions
        .map((step) =>
          [time(step.at), step.stageTitle, step.verdictLabel, step.reasonLabel, step.comment]
            .filter(Boolean)
            .join(' '),
        )
        .join('；'),
      html`${one.photoIds.map((id) => {
        const photo = known.get(id);
        return photo ? html`<img src="${photo.path}" alt="照片">` : html`照片已撤下 `;
      })}`,
    ]),
  );
}

function bookPart({ passbook }: Shown): Html {
  return table(
    '积分存折（全户）',
    ['时间', '项目', '分数', '余额', '说明'],
    passbook.entries.map((entry) => [
      time(entry.happenedAt),
      entry.itemTitle,
      entry.points,
      entry.balanceAfter,
      entry.reason,
    ]),
  );
}

function tracePart({ doors, sessions, acts }: Shown): Html {
  return html`${table(
    '登录方式',
    ['方式', '什么时候加的'],
    doors.map((door) => [doorKinds[door.kind] ?? door.kind, time(door.addedAt)]),
  )}${table(
    '登录过的设备',
    ['设备', '网络地址', '第一次', '最近一次', '退出'],
    sessions.map((one) => [
      one.device,
      one.address,
      time(one.firstSeenAt),
      time(one.lastSeenAt),
      time(one.endedAt),
    ]),
  )}${table(
    '谁看过、动过',
    ['时间', '做了什么', '谁', '理由'],
    acts.map((act) => [time(act.at), act.what, act.fromAbove ? `${act.who}（上级）` : act.who, act.reason]),
  )}`;
}
