import type { Cluster, ClusterAnswer, ClusterRequest } from '../../functions/opensearch/cluster.ts';
import { type Body, fieldsOf, searchIn } from './memory-cluster-search.ts';

type Source = Readonly<Record<string, unknown>>;
export type MemoryDocument = { readonly version: number; readonly seqNo: number; readonly source: Source };

/** One index: what a GET finds, and what a search does since the last refresh. */
export type MemoryIndex = {
  readonly aliases: Set<string>;
  readonly documents: Map<string, MemoryDocument>;
  searchable: ReadonlyMap<string, MemoryDocument>;
  nextSeqNo: number;
};

/** What of OpenSearch a feeder asks for, in memory, with the conditions that it has. A seam for faults is the caller's. */
export type MemoryCluster = Cluster & {
  readonly indices: Map<string, MemoryIndex>;
  /** At once. @throws where OpenSearch answers 400, or the fake does not know what is asked */
  readonly answer: (request: ClusterRequest) => ClusterAnswer;
  /** One item of a bulk request; `refuses` says why it would not take a document. */
  readonly write: (index: string, action: Source, document: Source | undefined) => Source;
};

/** @param refuses why a document is not taken, null where it is */
export const memoryCluster = (refuses: (document: Source) => string | null = () => null): MemoryCluster => {
  const indices = new Map<string, MemoryIndex>();
  const make = (name: string): MemoryIndex => {
    const index = { aliases: new Set<string>(), documents: new Map(), searchable: new Map(), nextSeqNo: 0 };
    indices.set(name, index);
    return index;
  };
  const ensured = (name: string): MemoryIndex => indices.get(name) ?? make(name); // as a cluster does by default

  const write: MemoryCluster['write'] = (name, action, document) => {
    const [[kind, meta] = ['', {}]] = Object.entries(action) as [string, Source][];
    const id = String(meta._id);
    const told = (result: Source): Source => ({ [kind]: { _index: name, _id: id, ...result } });
    const index = ensured(name);
    const why = document === undefined ? null : refuses(document);
    if (why !== null) return told({ status: 400, error: { type: why } });
    const known = index.documents.get(id);
    if (isConflict(kind, meta, known))
      return told({ status: 409, error: { type: 'version_conflict_engine_exception' } });
    const seqNo = index.nextSeqNo++;
    if (document === undefined) {
      const status = index.documents.delete(id) ? 200 : 404;
      return told({ status, _seq_no: seqNo, _primary_term: 1 });
    }
    const version = meta.version_type === 'external' ? Number(meta.version) : (known?.version ?? 0) + 1;
    index.documents.set(id, { version, seqNo, source: JSON.parse(JSON.stringify(document)) });
    return told({ status: known === undefined ? 201 : 200, _version: version, _seq_no: seqNo, _primary_term: 1 });
  };

  const read = (name: string, id: string, query: ClusterRequest['query']): Source => {
    const index = indices.get(name);
    if (index === undefined) return { _index: name, _id: id, error: { type: 'index_not_found_exception' } };
    const document = index.documents.get(id);
    if (document === undefined) return { _index: name, _id: id, found: false };
    const { version, seqNo, source } = document;
    const told = {
      _index: name,
      _id: id,
      _version: version,
      _seq_no: seqNo,
      _primary_term: 1,
      found: true,
    };
    if (query?._source === false) return told;
    const fields = query?._source_includes;
    return { ...told, _source: fieldsOf(source, fields === undefined ? undefined : String(fields).split(',')) };
  };

  const search = (name: string, body: Body): { readonly status: number; readonly body: Source } => {
    const index = indices.get(name);
    return index === undefined ? NO_INDEX : { status: 200, body: searchIn(index.searchable, body) };
  };

  const put = (name: string, id: string, { query, body }: ClusterRequest): ClusterAnswer => {
    const { op_type: kind = 'index', ...meta } = query ?? {};
    const { status, ...told } = Object.values(write(name, { [String(kind)]: { _id: id, ...meta } }, body))[0] as {
      status: number;
    };
    return { status, body: told };
  };

  const ofIndex = (name: string, call: string, request: ClusterRequest): ClusterAnswer => {
    const { method, body = {}, lines = [] } = request;
    const index = indices.get(name);
    switch (`${method} ${call}`) {
      case 'PUT ':
        if (index !== undefined) throw Object.assign(new Error(`${name} exists`), { statusCode: 400 });
        make(name);
        return ACKNOWLEDGED;
      case 'DELETE ':
        return indices.delete(name) ? ACKNOWLEDGED : NO_INDEX;
      case 'POST _bulk':
        return {
          status: 200,
          body: { items: itemsOf(lines).map(([action, document]) => write(name, action, document)) },
        };
      case 'POST _mget':
        return { status: 200, body: { docs: (body.ids as string[]).map((id) => read(name, id, request.query)) } };
      case 'POST _search':
        return search(name, body);
      case 'POST _msearch': {
        const asked = lines.filter((_, at) => at % 2 === 1).map((each) => search(name, each));
        return { status: 200, body: { responses: asked.map(({ status, body: told }) => ({ ...told, status })) } };
      }
      case 'POST _refresh':
        if (index === undefined) return NO_INDEX;
        index.searchable = new Map(index.documents);
        return { status: 200, body: { _shards: { total: 1, successful: 1, failed: 0 } } };
      case 'POST _flush':
      case 'POST _forcemerge':
        return index === undefined ? NO_INDEX : { status: 200, body: {} };
      default:
        throw new Error(`The fake knows no ${method} ${call}`);
    }
  };

  const answer: MemoryCluster['answer'] = (request) => {
    const [, name = '', call = '', id] = request.path.split('/');
    if (name === '_aliases') return change(request.body as Actions);
    if (name.endsWith('*')) return { status: 200, body: list(name.slice(0, -1)) };
    return call === '_doc' && id !== undefined ? put(name, id, request) : ofIndex(name, call, request);
  };

  const list = (prefix: string): Source =>
    Object.fromEntries(
      [...indices]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, { aliases }]) => [name, { aliases: Object.fromEntries([...aliases].map((it) => [it, {}])) }]),
    );

  const change = ({ actions }: Actions): ClusterAnswer => {
    if (actions.some(({ add }) => add !== undefined && !indices.has(add.index))) return NO_INDEX; // all or nothing
    for (const { remove, add } of actions) {
      if (remove !== undefined) for (const { aliases } of indices.values()) aliases.delete(remove.alias);
      if (add !== undefined) indices.get(add.index)?.aliases.add(add.alias);
    }
    return ACKNOWLEDGED;
  };

  return { indices, answer, write, request: async (request) => answer(request) };
};

type Alias = { readonly index: string; readonly alias: string };
type Actions = { readonly actions: readonly { readonly remove?: Alias; readonly add?: Alias }[] };

const ACKNOWLEDGED = { status: 200, body: { acknowledged: true } };
const NO_INDEX = { status: 404, body: { error: { type: 'index_not_found_exception' }, status: 404 } };

/** The items of a bulk request: each action with its document, of which a deletion has none. */
export const itemsOf = (
  lines: NonNullable<ClusterRequest['lines']>,
): readonly (readonly [Source, Source | undefined])[] => {
  const items: [Source, Source | undefined][] = [];
  for (let at = 0; at < lines.length; at++) {
    const action = lines[at] ?? {};
    items.push([action, 'delete' in action ? undefined : lines[++at]]);
  }
  return items;
};

const isConflict = (kind: string, meta: Source, known: MemoryDocument | undefined): boolean => {
  if (kind === 'create') return known !== undefined;
  if (meta.version_type === 'external') return known !== undefined && Number(meta.version) <= known.version;
  return meta.if_seq_no !== undefined && known?.seqNo !== Number(meta.if_seq_no);
};
