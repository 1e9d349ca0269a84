// Everything the set-up says. Chinese first, a few English words after it for whoever reads over the shoulder.

export const words = {
  nodeTooOld: (version) =>
    `这台电脑上的 Node.js 是 ${version}，需要 20.19 或更新的版本。请安装新版后再运行一次。（Node.js ≥ 20.19 is needed.）`,
  installing:
    '正在安装积善需要的软件包，只在第一次（或版本更新后）做一次。 Installing packages, first time only.',
  progress: (parts, seconds) => `  … ${parts.join('；')}，已用 ${seconds} 秒`,
  phases: {
    asking: (name) => `${name}：正在联系软件源`,
    looking: (name, done, total) => `${name}：正在查找 ${done}/${total} 个包`,
    fetching: (name, done, total) => `${name}：正在下载 ${done}/${total} 个包`,
    unpacking: (name) => `${name}：下载好了，正在解包`,
  },
  partDone: (name, seconds) => `  ✓ ${name} 装好了，用了 ${seconds} 秒`,
  allDone: '软件包都装好了。 Packages are ready.',
  waiting: (pid) => `另一个窗口（进程 ${pid}）正在安装，等它完成…… Another set-up is running; waiting.`,
  interrupted:
    '安装被中断了。再运行一次同样的命令，会从头装好，已下载的不用再下载。 Interrupted; run it again.',
  failed: (name, cause, log) => `✗ ${name} 没有装上：${cause}\n  详细记录在 ${log}`,
  node24Missing:
    '没有得到 Node 24：npm 没有给这种电脑的现成程序，或者下载时断了。请再运行一次；还不行，就自己安装 Node.js 24，再用它运行。' +
    ' （Node 24 is missing; install Node.js 24 yourself and run again.）',
  broken: (what) =>
    `软件包 ${what} 装了却用不了。请删掉 node_modules 文件夹，再运行一次。 （A native package does not load.）`,
  systemInstalling: (packages) =>
    `正在安装测试要用的系统软件：${packages.join('、')} …… Installing system packages for the tests.`,
  systemProgress: (seconds) => `  … 系统软件安装中，已用 ${seconds} 秒`,
  systemFailed: (packages, log) =>
    `没能自动装上 ${packages.join('、')}（记录在 ${log}）。请让管理员运行：apt-get install ${packages.join(' ')}`,
  systemUnknown:
    '这台电脑没有 apt-get。浏览器测试需要 Chromium（设 CHROMIUM_PATH 指向它的程序）和一种中文字体，请自行安装。',
  privateStart: (packages, folder) =>
    `测试还需要 ${packages.join('、')}。本账号不能装到系统里，改为下载一份放在 ${folder}，只给本账号用，只在第一次下载。` +
    ' Fetching a private copy for this account.',
  privateLists: (seconds) => `  … 正在取软件目录，已用 ${seconds} 秒`,
  privateDownload: (bytes, total, seconds) =>
    `  … 正在下载 ${megabytes(bytes)}/${megabytes(total)} MB，已用 ${seconds} 秒`,
  privateUnpacking: (done, total) => `  … 正在解开 ${done}/${total} 个软件包`,
  privateReady: (seconds) => `  ✓ 浏览器和 PostgreSQL 15 准备好了，用了 ${seconds} 秒`,
  privateFailed: (cause, packages, log) =>
    `没能给本账号准备好 ${packages.join('、')}：${cause}（记录在 ${log}）。` +
    `请解决后再运行一次，或者让管理员运行：apt-get install ${packages.join(' ')}` +
    '。少了浏览器，浏览器测试会记为失败；少了 PostgreSQL 15，只在内置的 PostgreSQL 18 上测试。',
  privateCauses: {
    unreachable: '连不上软件源，或者软件源里没有。请检查网络、代理和 /etc/apt 里的软件源',
    noBrowser:
      '这个系统的软件源里没有 chromium 这个包。请自行安装 Chromium 或 Chrome，设 CHROMIUM_PATH 指向它的程序',
    unplanned: '软件源里的版本和这台电脑上已装的对不上',
    space: (gigabytes) => `磁盘空间不够，还需要 ${gigabytes} GB`,
    download: '下载没有完成。请检查网络，已下载的不用再下载',
    unpack: '软件包解不开',
  },
  privatePostgresBroken: '  下载的 PostgreSQL 15 在这台电脑上用不了，只在内置的 PostgreSQL 18 上测试。',
  browserBroken: (program, said) =>
    `浏览器 ${program} 启动不了，或者画不出汉字（${said}），浏览器测试会失败。请检查它和中文字体（比如 fonts-noto-cjk）。`,
};

function megabytes(bytes) {
  return Math.round(bytes / 1e6);
}

/** What npm's log says went wrong, in words that tell the reader what to do. */
export function causeOf(log) {
  if (/ENOSPC/.test(log)) return '磁盘满了。请腾出至少 2 GB 空间，再运行一次。';
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET/.test(log))
    return '连不上软件源。请检查网络和代理（npm config get proxy、npm config get registry），再运行一次，已下载的不用再下载。';
  if (/Exit handler never called/.test(log))
    return '下载中途断了，多半是网络不通。请检查网络和代理，再运行一次，已下载的不用再下载。';
  if (/EACCES|EPERM/.test(log))
    return '没有写文件的权限。文件夹可能是别的账号（比如 root）建的，请换成那个账号，或改好文件夹的主人，再运行一次。';
  if (/EINTEGRITY/.test(log)) return '下载的内容和记录不一致。请运行 npm cache clean --force，再运行一次。';
  if (/can only install packages when|EUSAGE/.test(log))
    return 'package.json 和 package-lock.json 对不上。请确认代码是完整取下来的（git status）。';
  if (/ENOENT.*npm|not found/.test(log)) return '找不到 npm。请安装带 npm 的 Node.js，再运行一次。';
  return '原因见记录最后几行。';
}
