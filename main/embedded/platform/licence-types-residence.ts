import { addYears, ageOn, chineseDate, laterOf } from './calendar.ts';
import { contentOf, half, type LicenceType, type Person, whole } from './licence-type.ts';

/** Residence, work and traffic: what people have who came from elsewhere, and what drivers have. */

const foreigner = (person: Person): boolean => person.kind === 'foreigner';
const adult = (person: Person, today: string): boolean => ageOn(person.birth, today) >= 18;

/** Types that depend on where a person comes from, and those of the road. */
export const residenceTypes: readonly LicenceType<Person>[] = [
  {
    serial: '011',
    name: '港澳居民居住证',
    nameEn: 'Residence Permit for Hong Kong and Macao Residents',
    department: '公安崇明分局',
    layout: 'permit',
    pages: 1,
    validYears: 5,
    printsPerDay: 3,
    likelihood: (person) => (person.kind === 'hmt' && !person.number.startsWith('83') ? 1 : 0),
    issued: (_, today) => [addYears(today, -4), today],
    compose: ({ holder, issuedOn, validTo }) => ({
      number: holder.number,
      content: contentOf({
        fields: [
          half('姓名', holder.name),
          half('性别', holder.sex),
          half('出生日期', chineseDate(holder.birth)),
          half('来自地区', holder.number.startsWith('81') ? '香港特别行政区' : '澳门特别行政区'),
          whole('公民身份号码', holder.number),
          whole('通行证号码', holder.card.kind === 'hmt' ? holder.card.passNo : ''),
          whole('居住地址', holder.address),
          whole('有效期限', `${chineseDate(issuedOn)}至${validTo === null ? '长期' : chineseDate(validTo)}`),
        ],
        paragraphs: ['持证人在居住地依法享有《港澳台居民居住证申领发放办法》规定的权利、公共服务和便利。'],
      }),
    }),
  },
  {
    serial: '012',
    name: '境外人员临时住宿登记单',
    nameEn: 'Registration Form of Temporary Residence for Visitors',
    department: '公安崇明分局',
    layout: 'letter',
    pages: 1,
    validYears: 1,
    printsPerDay: 3,
    likelihood: (person) => (person.kind === 'resident' ? 0 : 1),
    issued: (_, today) => [addYears(today, -1), today],
    compose: ({ holder, random, issuedOn, validTo }) => ({
      number: `崇公境宿〔${issuedOn.slice(0, 4)}〕${random.digits(6)}号`,
      content: contentOf({
        paragraphs: [
          `兹证明${holder.name}${holder.englishName === '' ? '' : `（${holder.englishName}）`}，${holder.sex}，${holder.nationality}，${chineseDate(holder.birth)}出生，证件号码${holder.number}，已依照《中华人民共和国出境入境管理法》第三十九条办理住宿登记。`,
          `登记住址：${holder.address}。拟住日期自${chineseDate(issuedOn)}起，至${validTo === null ? '登记变更' : chineseDate(validTo)}止。`,
          '登记内容如有变更，请在二十四小时内重新办理登记。',
        ],
      }),
    }),
  },
  {
    serial: '001',
    name: '外国人居留许可',
    nameEn: 'Residence Permit for Foreigners',
    department: '市公安局',
    layout: 'permit',
    pages: 1,
    validYears: 5,
    printsPerDay: 2,
    likelihood: (person) => (foreigner(person) ? 1 : 0),
    issued: (_, today) => [addYears(today, -4), today],
    compose: ({ holder, random, issuedOn, validTo }) => ({
      number: `SH${random.digits(8)}`,
      content: contentOf({
        fields: [
          whole('英文姓名', holder.englishName),
          half('中文姓名', holder.name),
          half('性别', holder.sex),
          half('国籍', holder.nationality),
          half('出生日期', chineseDate(holder.birth)),
          whole('证件号码', holder.number),
          half('居留事由', '工作'),
          half('签发日期', chineseDate(issuedOn)),
          half('有效期至', validTo === null ? '长期' : chineseDate(validTo)),
          half('签发地', '上海'),
          whole('居住地址', holder.address),
        ],
      }),
    }),
  },
  {
    serial: '021',
    name: '外国人工作许可证',
    nameEn: "Foreigner's Work Permit",
    department: '区人社局',
    layout: 'permit',
    pages: 1,
    validYears: 2,
    printsPerDay: 3,
    likelihood: (person, today) => (foreigner(person) && ageOn(person.birth, today) < 65 ? 1 : 0),
    issued: (_, today) => [addYears(today, -1), today],
    compose: ({ holder, random, validTo }) => ({
      number: `31${random.digits(11)}`,
      content: contentOf({
        fields: [
          whole('英文姓名', holder.englishName),
          half('中文姓名', holder.name),
          half('性别', holder.sex),
          half('国籍', holder.nationality),
          half('许可类别', random.pick(['外国高端人才（A类）', '外国专业人才（B类）'])),
          whole('证件号码', holder.number),
          whole('聘用单位', '上海瀛示生态科技有限公司'),
          half('职务', random.pick(['工程师', '外籍教师', '技术顾问'])),
          half('有效期至', validTo === null ? '长期' : chineseDate(validTo)),
        ],
        paragraphs: ['持证人应在许可的单位和职务范围内工作；变更聘用单位的，应当重新申请。'],
      }),
    }),
  },
  {
    serial: '031',
    name: '中华人民共和国机动车驾驶证',
    nameEn: 'Driving Licence',
    department: '公安崇明分局',
    layout: 'permit',
    pages: 2,
    validYears: 10,
    printsPerDay: 3,
    likelihood: (person, today) =>
      adult(person, today) && ageOn(person.birth, today) < 80 ? (person.kind === 'resident' ? 0.55 : 0.8) : 0,
    issued: (person, today) => {
      return [laterOf(addYears(person.birth, 18), addYears(today, -10)), today];
    },
    compose: ({ holder, random, issuedOn, validTo }) => ({
      number: holder.number,
      content: contentOf({
        fields: [
          half('姓名', holder.name),
          half('性别', holder.sex),
          half('国籍', holder.nationality),
          half('出生日期', chineseDate(holder.birth)),
          whole('证号', holder.number),
          whole('住址', holder.address),
          half('准驾车型', random.pick(['C1', 'C1', 'C2', 'B2', 'C1E'])),
          half('初次领证日期', chineseDate(issuedOn)),
          whole('有效期限', `${chineseDate(issuedOn)}至${validTo === null ? '长期' : chineseDate(validTo)}`),
          whole('档案编号', `3100${random.digits(8)}`),
        ],
        appendix: {
          title: '副页　记录',
          note: '本页随正页一并使用。记分情况以公安交通管理部门实时查询结果为准。',
          table: {
            columns: [
              { label: '记录日期', width: 24, align: 'center' },
              { label: '记录事项', width: 40, align: 'left' },
              { label: '结果', width: 36, align: 'left' },
            ],
            rows: [
              [chineseDate(issuedOn), '初次申领', '考试合格，准予核发'],
              [chineseDate(random.day(issuedOn, addYears(issuedOn, 3))), '身体条件证明', '符合驾驶许可条件'],
            ],
            total: [],
          },
        },
      }),
    }),
  },
  {
    serial: '032',
    name: '中华人民共和国机动车行驶证',
    nameEn: 'Vehicle Licence',
    department: '公安崇明分局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) =>
      adult(person, today) && ageOn(person.birth, today) < 75 ? (person.kind === 'resident' ? 0.3 : 0.15) : 0,
    issued: (person, today) => {
      return [laterOf(addYears(person.birth, 18), addYears(today, -12)), today];
    },
    compose: ({ holder, random, issuedOn }) => {
      const plate = `沪C·${random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K'])}${random.digits(4)}`;
      return {
        number: plate,
        content: contentOf({
          fields: [
            half('号牌号码', plate),
            half('车辆类型', '小型轿车'),
            half('所有人', holder.name),
            half('使用性质', '非营运'),
            whole('所有人证件号', holder.number),
            whole('住址', holder.address),
            half('品牌型号', random.pick(['样板牌SY7150A', '示范牌SF6450E', '范例牌FL7001BEV', '例行牌LX6470'])),
            half('核定载人数', '5人'),
            whole('车辆识别代号', `LSPEC${random.digits(12)}`),
            half('注册日期', chineseDate(issuedOn)),
            half('发证日期', chineseDate(issuedOn)),
          ],
        }),
      };
    },
  },
];
