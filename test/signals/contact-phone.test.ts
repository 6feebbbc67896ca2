import { contactPhone } from '../../src/signals/contact-phone.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(contactPhone);
