import { Pagination } from 'antd';

/** Steps through a long list; nothing where one page holds it all, or while it is on its way. */
export function Pager(props: {
  page: number;
  pageSize: number;
  total: number | undefined;
  onPage: (page: number) => void;
}) {
  const { page, pageSize, total = 0 } = props;
  if (total <= pageSize) return null;
  return (
    <Pagination
      align="end"
      current={page}
      pageSize={pageSize}
      total={total}
      showSizeChanger={false}
      onChange={props.onPage}
    />
  );
}
