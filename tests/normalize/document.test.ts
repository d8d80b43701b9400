import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/body.js';
import { buildDocument } from '../../src/normalize/document.js';
import { identify } from '../../src/recognize/identity/identify.js';
import type { Department } from '../../src/schema/index.js';

/** The department of the document that paragraphs make. */
function departmentOf(...lines: readonly string[]): Department | undefined {
  const blocks = lines.map((text): Block => ({ type: 'paragraph', text, page: 1, bbox: null, size: 12 }));
  const file = {
    source: {
      file: 'document.pdf',
      sha256: '0'.repeat(64),
      bytes: 1,
      mediaType: 'application/pdf',
      pages: 1,
      pageRanges: [[1, 1] as [number, number]],
      producer: null,
      text: 'born-digital' as const,
    },
    folder: '/inputs',
    body: { blocks },
    roles: new Map(),
    diagnostics: [],
  };
  const [section] = identify(blocks, () => null, 'document.pdf');
  return section && buildDocument([{ file, section }]).document.department;
}

describe('the department of a document', () => {
  it('is central where a ministry keeps it, wherever it stands', () => {
    expect(
      departmentOf('西南大学2023年度部门决算', '西南大学是教育部直属的综合大学。', '学校坐落于重庆市北碚区。'),
    ).toMatchObject({ name: '西南大学', level: 'central', region: { code: '500109' } });
  });

  it('names the department in charge that is printed beside a unit', () => {
    expect(
      departmentOf('邯郸市水文中心', '2024年单位预算', '单位名称：邯郸市水文中心', '主管部门：邯郸市水利局'),
    ).toMatchObject({ name: '邯郸市水文中心', parent: '邯郸市水利局', scope: 'unit', level: 'prefecture' });
  });

  it('takes the one of several counties of a name that the text speaks of', () => {
    expect(departmentOf('鼓楼区民政局2024年部门预算', '南京市鼓楼区民政局主管全区民政工作。')?.region).toEqual({
      code: '320106',
      name: '鼓楼区',
      province: '江苏省',
    });
  });

  it('says nothing of a department that it does not know', () => {
    expect(departmentOf('2024年部门预算')).toMatchObject({ name: '', scope: null, parent: null, level: null });
  });
});
