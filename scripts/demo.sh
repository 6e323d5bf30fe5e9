#!/usr/bin/env bash
# Index the seeds and answer three questions: demo.sh CHRONOFACT DATA
set -euo pipefail
chronofact=$1 data=$2
"$chronofact" --data "$data" ingest seeds
for question in \
    "How many people were killed and wounded in Hermel in January 2014?" \
    "What happened between 18 and 23 March 2014?" \
    "How many tanks were lost in the suicide bombing in Hermel?"; do
    printf '\n$ chronofact ask "%s"\n' "$question"
    "$chronofact" --data "$data" ask "$question"
done
cat <<END

Go on:
  make chat                                              the chat page, at http://127.0.0.1:7860
  $chronofact --data $data ingest my-timeline.txt        your own timelines
  $chronofact --help                                     every command, with examples
END
