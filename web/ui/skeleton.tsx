/** Grey lines where content will be; for a first load that takes longer than 400 ms, and only then (UX-18). */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
          key={at}
          aria-hidden="true"
          className="h-4 animate-pulse rounded-control border border-line bg-sunken odd:w-full even:w-2/3"
        />
      ))}
    </div>
  )
}
