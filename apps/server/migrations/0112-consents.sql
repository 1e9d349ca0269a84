-- What people are asked to agree to: purposes and texts are data of the whole installation. A published text is never
-- changed; a new version asks everybody again.
create table consent_texts (
  purpose text not null,
  version integer not null check (version > 0),
  title text not null,
  body text not null,
  -- Without this one nobody can take part.
  required boolean not null,
  -- Places on screens are in this order.
  position smallint not null,
  published_at timestamptz not null,
  primary key (purpose, version)
);

insert into consent_texts (purpose, version, title, body, required, position, published_at) values
  ('points', 1, '记积分和公示',
   '村里为您家记积分，用到：户主姓名、门牌、家里人的姓名和关系，手机号可以不填。公示榜上只写姓和星号（如“王*”）、村民小组、积分和类别，不写手机号和身份证号。您随时可以退出；退出后不再记分，公示榜上也不再写您家的姓。',
   true, 1, '2026-01-01T00:00:00+08:00'),
  ('photos', 1, '拍照留证',
   '申报和走访时可以给院子、劳动现场拍照，只给审核的人看，用来核对这件事。不同意也能参加，村里改用看现场、问邻居的办法核对。收回同意后，不再给您家拍新的照片。',
   false, 2, '2026-01-01T00:00:00+08:00'),
  ('messages', 1, '发短信提醒',
   '积分到账、要补材料、公示开始时，给您留的手机号发一条短信。不发广告，不收钱。收回同意后就不再发；登录用的验证码不算在内。',
   false, 3, '2026-01-01T00:00:00+08:00'),
  ('location', 1, '记下拍照的地点',
   '拍照时记下大概地点，只给审核的人核对是不是在村里。收回同意后不再记。',
   false, 4, '2026-01-01T00:00:00+08:00');

-- One answer of one person to one version; a withdrawn one stays, with its day.
create table consents (
  village_id bigint not null,
  id uuid not null,
  member_id uuid not null,
  purpose text not null,
  version integer not null,
  given_at timestamptz not null,
  -- On the phone by themselves; at the desk on paper or by word of mouth.
  way text not null check (way in ('phone', 'paper', 'spoken')),
  recorded_by uuid not null,
  -- For somebody under 14: which member of the village answers for them, and how they are related.
  guardian_id uuid,
  guardian_relation text check (guardian_relation in ('parent', 'grandparent', 'other')),
  withdrawn_at timestamptz,
  withdrawn_way text check (withdrawn_way in ('phone', 'paper', 'spoken')),
  withdrawn_by uuid,
  -- True when somebody said no before ever having agreed.
  refused boolean not null default false,
  primary key (village_id, id),
  foreign key (village_id, member_id) references members (village_id, id),
  foreign key (village_id, guardian_id) references members (village_id, id),
  foreign key (purpose, version) references consent_texts (purpose, version),
  check ((guardian_id is null) = (guardian_relation is null)),
  check ((withdrawn_at is null) = (withdrawn_way is null) and (withdrawn_at is null) = (withdrawn_by is null)),
  check (not refused or withdrawn_at is not null)
);

create unique index consents_one_open on consents (village_id, member_id, purpose) where withdrawn_at is null;

create index consents_of_member on consents (village_id, member_id, purpose, given_at desc);

alter table consents enable row level security;

alter table consents force row level security;

create policy consents_app on consents for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy consents_writer on consents to :writer using (true) with check (true);

revoke all on consents, consent_texts from :app, :writer;

grant select on consents, consent_texts to :app;

grant select, insert, update on consents to :writer;

grant select, insert on consent_texts to :writer;
