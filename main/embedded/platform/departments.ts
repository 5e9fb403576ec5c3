import { creditCheck } from '../../platform/identity-number.ts';

/** A department that issues licences. */
export interface Department {
  /** Short name, as in the district's catalogue. */
  readonly short: string;
  /** Full name: on the paper, and around its seal. */
  readonly full: string;
  readonly english: string;
  /** Unified social credit code; synthetic, with right check characters. */
  readonly creditCode: string;
}

const names = {
  公安崇明分局: ['上海市公安局崇明分局', 'Chongming Branch, Shanghai Public Security Bureau'],
  市公安局: ['上海市公安局', 'Shanghai Public Security Bureau'],
  区民政局: ['上海市崇明区民政局', 'Chongming District Civil Affairs Bureau'],
  市人社局: ['上海市人力资源和社会保障局', 'Shanghai Human Resources and Social Security Bureau'],
  区人社局: ['上海市崇明区人力资源和社会保障局', 'Chongming District Human Resources and Social Security Bureau'],
  区医保局: ['上海市崇明区医疗保障局', 'Chongming District Healthcare Security Bureau'],
  区卫生健康委: ['上海市崇明区卫生健康委员会', 'Chongming District Health Commission'],
  区市场监管局: ['上海市崇明区市场监督管理局', 'Chongming District Administration for Market Regulation'],
  区税务局: ['国家税务总局上海市崇明区税务局', 'Chongming District Tax Service, State Taxation Administration'],
  市公积金中心: ['上海市公积金管理中心', 'Shanghai Provident Fund Management Centre'],
  区规划资源局: ['上海市崇明区规划和自然资源局', 'Chongming District Planning and Natural Resources Bureau'],
  区农业农村委: ['上海市崇明区农业农村委员会', 'Chongming District Agriculture and Rural Affairs Commission'],
  区交通委: ['上海市崇明区交通委员会', 'Chongming District Transport Commission'],
  区教育局: ['上海市崇明区教育局', 'Chongming District Education Bureau'],
  市教委: ['上海市教育委员会', 'Shanghai Municipal Education Commission'],
  区水务局: ['上海市崇明区水务局', 'Chongming District Water Authority'],
  区文化旅游局: ['上海市崇明区文化和旅游局', 'Chongming District Culture and Tourism Bureau'],
  区应急局: ['上海市崇明区应急管理局', 'Chongming District Emergency Management Bureau'],
  区生态环境局: ['上海市崇明区生态环境局', 'Chongming District Ecology and Environment Bureau'],
  区残联: ['上海市崇明区残疾人联合会', "Chongming District Disabled Persons' Federation"],
  区退役军人局: ['上海市崇明区退役军人事务局', 'Chongming District Veterans Affairs Bureau'],
  市烟草专卖局崇明分局: ['上海市烟草专卖局崇明分局', 'Chongming Branch, Shanghai Tobacco Monopoly Administration'],
} as const;

export type DepartmentName = keyof typeof names;

/** The department of this short name. */
export function department(short: DepartmentName): Department {
  const [full, english] = names[short];
  return {
    short,
    full,
    english,
    creditCode: creditCodeOf('11', '310151', Object.keys(names).indexOf(short) + 4_210_000),
  };
}

/**
 * A unified social credit code (GB 32100-2015): registration and category 2, region 6, organisation code 8 + check
 * (GB 11714-1997), check.
 */
export function creditCodeOf(category: string, region: string, organisation: number): string {
  const digits = `MA${String(organisation % 1_000_000).padStart(6, '0')}`;
  const body = category + region + digits + organisationCheck(digits);
  return body + creditCheck(body);
}

/** Check character of an organisation code's 8 characters: weights 3 7 9 10 5 8 4 2 modulo 11 (GB 11714-1997). */
function organisationCheck(characters: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...characters].reduce((total, character, index) => {
    return total + Number.parseInt(character, 36) * (weights[index] ?? 0);
  }, 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
