import type { SourceFile } from '../length/judge.ts';

interface HouseRule {
  /** Which files the rule reads. */
  files: RegExp;
  /** Where the rule itself, or a page about it, must be able to name the thing. */
  except: RegExp;
  pattern: RegExp;
  cure: string;
}

const code = /\.([cm]?[jt]sx?|sql|css|scss)$/;
const any = /./;
const ownRules = /^tools\/check\/house\//;

/** Each rule's message names its cure. */
const rules: HouseRule[] = [
  {
    files: any,
    except: ownRules,
    pattern: /(?<![\w.])\/(work|root|Users|home\/[a-z]\w*)\//,
    cure: 'a path of one machine; take it from a setting or work it out from the repository',
  },
  {
    files: any,
    except: ownRules,
    pattern: /registry\.npm\w+\.\w+|npmmirror|deb\.debian\.org/,
    cure: 'a package registry by name; leave the choice to the machine that installs',
  },
  {
    files: /^(apps\/mobile\/)?package-lock\.json$/,
    except: ownRules,
    pattern: /"resolved": "https?:/,
    cure: 'a download address in the lockfile; install with omit-lockfile-registry-resolved=true',
  },
  {
    files: /(^|\/)package\.json$/,
    except: ownRules,
    pattern: /": "[\^~]\d/,
    cure: 'a range of versions; pin the one version that was tested',
  },
  {
    files: /\.test\.tsx?$|^e2e\//,
    except: ownRules,
    pattern: /\b(it|test|describe|suite)\.(only|skip|todo|fails)\b/,
    cure: 'a test that does not run or hides others; mend it or take it out',
  },
  {
    files: code,
    except: ownRules,
    pattern: /\b(TODO|FIXME|XXX)\b/,
    cure: 'a note of unfinished work; finish it or open an issue',
  },
  {
    files: code,
    except: ownRules,
    pattern: /@ts-(ignore|nocheck)\b/,
    cure: 'a switched-off type check; say the type, or use @ts-expect-error with the reason',
  },
];

/** Lines that break a house rule, each with its cure. */
export function judgeWords(files: SourceFile[]): string[] {
  return files.flatMap((file) =>
    rules
      .filter((rule) => rule.files.test(file.path) && !rule.except.test(file.path))
      .flatMap((rule) => breaksOf(rule, file)),
  );
}

function breaksOf(rule: HouseRule, file: SourceFile): string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) => (rule.pattern.test(line) ? [`${file.path}:${index + 1}: ${rule.cure}`] : []));
}
