import type { Random } from './random.ts';
import { TOWNS } from './sites.ts';

/**
 * Names and addresses of people and enterprises that do not exist. Surnames are common ones; every given name begins
 * with a character that says "specimen" (示, 例, 样, 范, 拟, 试), and so does every street and trade name.
 */

const surnames = [...'陆施黄顾龚沈陈张王李朱徐吴倪汤宋蔡杨郁袁范秦俞姚樊季茅瞿盛杜'];
const first = [...'示例样范拟试'];
const maleSecond = [...'安平康宁海江涛岩松柏峰林鹏辉明亮诚信忠勤恒远志强国栋'];
const femaleSecond = [...'宁静兰梅菊芳荷莲云霞月华英秀玉珍琴慧敏洁怡婷悦欣瑶'];
const streets = ['示范路', '样本路', '范例街', '示新路', '例行路', '样宁路', '试验田路', '拟江路'];
const villages = ['样板村', '示范村', '范例村', '示禾村', '例丰村', '样滨村'];

const tradeNames = ['样丰', '示禾', '例源', '范瀛', '拟海', '样洲', '示岛', '例滨', '范江', '拟绿', '示源', '样禾'];

/** A line of business: what the enterprise is called after, and what it may do. */
export interface Trade {
  readonly name: string;
  readonly scope: string;
}

const trades: readonly Trade[] = [
  { name: '餐饮管理', scope: '餐饮服务；食品销售；餐饮管理；会议及展览服务' },
  { name: '食品商贸', scope: '食品销售；食用农产品批发零售；日用百货销售' },
  { name: '便利店', scope: '食品销售；烟草制品零售；酒类经营；日用品零售' },
  { name: '农业科技', scope: '谷物种植；蔬菜、水果种植；农业技术开发、技术推广；农药零售' },
  { name: '水产养殖', scope: '水产养殖；水产苗种生产；水产品批发零售' },
  { name: '生态旅游', scope: '住宿服务；游览景区管理；旅游咨询；餐饮服务' },
  { name: '旅馆', scope: '住宿服务；餐饮服务；停车场服务' },
  { name: '物流', scope: '道路货物运输；普通货物仓储；装卸搬运' },
  { name: '建筑工程', scope: '建设工程施工；土石方工程；园林绿化工程；河道疏浚' },
  { name: '美容美发', scope: '理发服务；生活美容服务；化妆品零售' },
];

/** A Chinese name of three characters; now and then of two. */
export function chineseName(random: Random, sex: '男' | '女', surname: string = random.pick(surnames)): string {
  const second = random.pick(sex === '男' ? maleSecond : femaleSecond);
  return random.chance(0.08) ? surname + random.pick(first) : surname + random.pick(first) + second;
}

/** A town and an address in it, at most 35 characters as on the card. */
export function address(random: Random): { readonly town: string; readonly address: string } {
  const town = random.pick(TOWNS);
  const place = random.chance(0.55)
    ? `${random.pick(streets)}${random.integer(1, 1999)}弄${random.integer(1, 60)}号${random.integer(1, 6)}0${random.integer(1, 4)}室`
    : `${random.pick(villages)}${random.integer(1, 30)}队${random.integer(1, 400)}号`;
  return { town, address: `上海市崇明区${town}${place}` };
}

/** What an enterprise is called, how it is organised and what it does. */
export function enterpriseName(
  random: Random,
  serial: number,
): { readonly name: string; readonly form: string; readonly category: string; readonly trade: Trade } {
  const trade = random.pick(trades);
  const mark = `${random.pick(tradeNames)}${['', '一', '二', '三', '四', '五', '六', '七', '八', '九'][serial % 10] ?? ''}`;
  if (trade.name === '农业科技' && random.chance(0.4)) {
    return { name: `上海${mark}果蔬种植专业合作社`, form: '农民专业合作社', category: '93', trade };
  }
  if (random.chance(0.25)) {
    return { name: `上海市崇明区${mark}${trade.name}经营部`, form: '个体工商户', category: '92', trade };
  }
  return {
    name: `上海${mark}${trade.name}有限公司`,
    form: '有限责任公司（自然人投资或控股）',
    category: '91',
    trade,
  };
}
