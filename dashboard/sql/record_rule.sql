-- the written rules by which published words come about
select rule_id, title, text from mart.rule order by rule_id
