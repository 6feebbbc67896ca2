import { title } from '../../src/signals/title.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(title);
