-- the newest answer to each question by a day, with its probability, the word for it, its confidence and when it resolves
select question, probability, low, high, word, confidence::varchar as confidence, resolves_on, basis, issued_on, happened, brier
from mart.question
where data_as_of <= $as_of
qualify row_number() over (partition by question_id order by issued_on desc, resolves_on desc) = 1
order by resolves_on, probability desc, question
