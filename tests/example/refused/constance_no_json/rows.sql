INSERT INTO constance_constance (key, value) VALUES ('MOTTO', 'onward');
